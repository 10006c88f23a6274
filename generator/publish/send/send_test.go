package send_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"congkhai/generator/publish/send"
	"congkhai/generator/test/sending"
)

func folder(t *testing.T) (*send.Folder, string) {
	t.Helper()
	dir := t.TempDir()
	place, err := send.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = place.Close() })
	return place, dir
}

func TestTreesStandWhereTheyAreSent(t *testing.T) {
	synctest.Test(t, oneAfterAnother)
}

func oneAfterAnother(t *testing.T) {
	place, _ := folder(t)
	sending.OneAfterAnother(t, place)
}

var errCut = errors.New("cut off")

// cutting is a place to which the line is cut at the n-th thing that is done, before or after it is done.
type cutting struct {
	send.Place
	left  *int
	after bool
}

func (c cutting) AtOnce() int { return 1 }

func (c cutting) do(what func() error) error {
	if *c.left--; *c.left > 0 {
		return what()
	}
	if c.after && *c.left == 0 {
		if err := what(); err != nil {
			return err
		}
	}
	return errCut
}

func (c cutting) Write(ctx context.Context, name string, content []byte) error {
	return c.do(func() error { return c.Place.Write(ctx, name, content) })
}

func (c cutting) Create(ctx context.Context, name string, content []byte) error {
	return c.do(func() error { return c.Place.Create(ctx, name, content) })
}

func (c cutting) Remove(ctx context.Context, name string) error {
	return c.do(func() error { return c.Place.Remove(ctx, name) })
}

// Whoever is cut off, again and again and on the way to other versions, leaves pages that have all they load; and the
// next run that is not cut off leaves what a fresh one would.
func TestWhoIsCutOffLeavesWholePages(t *testing.T) {
	synctest.Test(t, cutOffAgainAndAgain)
}

func cutOffAgainAndAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 23))
	versions := []fs.FS{sending.Version(t, 0), sending.Version(t, 1), sending.Version(t, 2), sending.Version(t, 5)}
	cuts := 0
	for range 40 {
		place, dir := folder(t)
		for range 9 {
			tree, left := versions[random.IntN(len(versions))], 1+random.IntN(22)
			err := sending.Send(t.Context(), tree, cutting{place, &left, random.IntN(2) == 0})
			switch {
			case errors.Is(err, errCut):
				cuts++
			case err != nil:
				t.Fatal(err)
			default:
				sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
			}
			wholePages(t, dir)
		}
		tree := versions[random.IntN(len(versions))]
		if err := sending.Send(t.Context(), tree, place); err != nil {
			t.Fatal(err)
		}
		sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
	}
	if cuts < 200 {
		t.Errorf("only %d were cut off", cuts)
	}
}

func wholePages(t *testing.T, dir string) {
	t.Helper()
	files := sending.Texts(t, os.DirFS(dir))
	for name, text := range files {
		if asset, isPage := strings.CutPrefix(text, "loads "); isPage && files[asset] == "" {
			t.Errorf("%s loads %s, which is not there", name, asset)
		}
	}
}

// noting is a place that notes in which order files come.
type noting struct {
	send.Place
	came *[]string
}

func (n noting) AtOnce() int { return 1 }

func (n noting) Write(ctx context.Context, name string, content []byte) error {
	*n.came = append(*n.came, name)
	return n.Place.Write(ctx, name, content)
}

// A server follows its configuration at once: it leads to pages that stand there already.
func TestConfigurationsOfServersComeAfterPages(t *testing.T) {
	place, _ := folder(t)
	var came []string
	tree := sending.Tree(t, map[string]string{".htaccess": "a", "web.config": "b", "chuyen-huong.caddy": "c", "index.html": "d",
		"tin-tuc/a/index.html": "e", "tai-nguyen/x.css": "f", "z.pdf/index.html": "g"})
	if err := sending.Send(t.Context(), tree, noting{place, &came}); err != nil {
		t.Fatal(err)
	}
	last := slices.Index(came, "index.html")
	for _, name := range []string{"tin-tuc/a/index.html", "z.pdf/index.html"} {
		last = max(last, slices.Index(came, name))
	}
	for _, name := range []string{".htaccess", "web.config", "chuyen-huong.caddy"} {
		if at := slices.Index(came, name); at < last {
			t.Errorf("%s comes as number %d of %q", name, at, came)
		}
	}
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	place, dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "theirs.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := sending.Send(t.Context(), sending.Version(t, 1), place); !errors.Is(err, send.ErrForeign) {
		t.Errorf("got %v", err)
	}
	if _, err := send.CompareAll(t.Context(), sending.Version(t, 1), place); !errors.Is(err, send.ErrForeign) {
		t.Errorf("believing no list, got %v", err)
	}
	names := slices.Collect(maps.Keys(sending.Texts(t, os.DirFS(dir))))
	if !slices.Equal(names, []string{"theirs.txt"}) {
		t.Errorf("the folder has %q", names)
	}
}

// late is a place where somebody begins to send when it has been looked for a list in vain.
type late struct {
	send.Place
	begin func()
	looks *int
}

func (l late) Names(ctx context.Context, yield func(name string) error) error {
	if *l.looks++; *l.looks == 1 {
		l.begin()
	}
	return l.Place.Names(ctx, yield)
}

// Who begins at the same time is nobody who left foreign files.
func TestSomebodyBeginsToSendMeanwhile(t *testing.T) {
	place, _ := folder(t)
	tree := sending.Version(t, 1)
	meanwhile := late{place, func() {
		if err := sending.Send(t.Context(), tree, place); err != nil {
			t.Error(err)
		}
	}, new(int)}
	if s, err := send.Compare(t.Context(), tree, meanwhile); err != nil || !s.IsDone() {
		t.Errorf("%+v %v", s, err)
	}
}

// Of two who send at once, one waits until the other has ended, and what stands then is all of what was sent last.
func TestTwoAtOnceTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		place, dir := folder(t)
		trees := []fs.FS{sending.Version(t, 1), sending.Version(t, 4)}
		var last atomic.Int32
		var both sync.WaitGroup
		for i, tree := range trees {
			both.Go(func() {
				if err := sending.Send(t.Context(), tree, slow{place}); err != nil {
					t.Error(err)
				}
				last.Store(int32(i))
			})
		}
		both.Wait()
		sending.Same(t, trees[last.Load()], sending.Texts(t, os.DirFS(dir)))
	})
}

// Who sends slowly is not taken for somebody who was cut off; who shows no life is followed, and stops when they wake up.
func TestWhoSleepsIsTakenOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		place, dir := folder(t)
		sleeper := &asleep{Place: slow{place}, one: make(chan struct{}, 1), after: 5, long: time.Hour}
		var wrong error
		var both sync.WaitGroup
		both.Go(func() { wrong = sending.Send(t.Context(), sending.Version(t, 1), sleeper) })
		time.Sleep(10 * time.Second)
		tree := sending.Version(t, 4)
		if err := sending.Send(t.Context(), tree, place); err != nil {
			t.Fatal(err)
		}
		sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
		both.Wait()
		if wrong == nil {
			t.Error("who slept did not notice")
		}
	})
}

// slow is a place at which all takes longer than one waits for a sign of life.
type slow struct{ send.Place }

func (s slow) AtOnce() int { return 1 }

func (s slow) Write(ctx context.Context, name string, content []byte) error {
	if err := sleep(ctx, 4*time.Second); err != nil {
		return err
	}
	return s.Place.Write(ctx, name, content)
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// asleep is a place whose machine sleeps for long after so many files were put.
type asleep struct {
	send.Place
	one   chan struct{} // of what it does at a time
	after int
	long  time.Duration
}

func (a *asleep) rest() {
	a.one <- struct{}{}
	defer func() { <-a.one }()
	if a.after--; a.after < 0 && a.long > 0 {
		time.Sleep(a.long) // all that it does waits
		a.long = 0
	}
}

func (a *asleep) Read(ctx context.Context, name string, most int64) ([]byte, error) {
	if a.rest(); ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return a.Place.Read(ctx, name, most)
}

func (a *asleep) Write(ctx context.Context, name string, content []byte) error {
	if a.rest(); ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return a.Place.Write(ctx, name, content)
}

// Believing no list, what somebody lost or added at the place is made good.
func TestNoListIsBelieved(t *testing.T) {
	place, dir := folder(t)
	tree := sending.Version(t, 3)
	if err := sending.Send(t.Context(), tree, place); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"index.html": "altered", "la/khac.html": "added"} {
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "sitemap.xml")); err != nil {
		t.Fatal(err)
	}
	believing, err := send.Compare(t.Context(), tree, place)
	if err != nil || !believing.IsDone() {
		t.Fatal("the list tells of it", err)
	}
	s, err := send.CompareAll(t.Context(), tree, place)
	if err != nil || send.Count(s.Put) != 2 || send.Count(s.Remove) != 1 {
		t.Fatalf("%d are sent and %d removed: %v", send.Count(s.Put), send.Count(s.Remove), err)
	}
	if err := s.Run(t.Context(), send.Usual(time.Now)); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
}

// fading is a place where a file goes when its name has been told.
type fading struct {
	send.Place
	name string
}

func (f fading) Names(ctx context.Context, yield func(name string) error) error {
	return errors.Join(f.Place.Names(ctx, yield), f.Remove(ctx, f.name))
}

// A file that goes while all are read no longer stands there, and hinders nobody.
func TestFilesThatGoWhileAllAreRead(t *testing.T) {
	place, dir := folder(t)
	tree := sending.Version(t, 1)
	if err := sending.Send(t.Context(), tree, place); err != nil {
		t.Fatal(err)
	}
	s, err := send.CompareAll(t.Context(), tree, fading{place, "sitemap.xml"})
	if err != nil || send.Count(s.Put) != 1 || send.Count(s.Remove) != 0 {
		t.Fatalf("%+v %v", s, err)
	}
	if err := s.Run(t.Context(), send.Usual(time.Now)); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
}

// A list that somebody damaged is told; believing none, it is made good. Half of the list of what is being sent says that
// nothing was sent yet.
func TestListsThatAreDamaged(t *testing.T) {
	place, dir := folder(t)
	tree := sending.Version(t, 1)
	if err := sending.Send(t.Context(), tree, place); err != nil {
		t.Fatal(err)
	}
	damage := func(name string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(`{"phien_ban": 1, "tep": [`), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	damage("bang-ke.json")
	if _, err := send.Compare(t.Context(), tree, place); !errors.Is(err, send.ErrList) {
		t.Errorf("got %v", err)
	}
	s, err := send.CompareAll(t.Context(), tree, place)
	if err != nil || s.IsDone() || send.Count(s.Put)+send.Count(s.Remove) > 0 {
		t.Fatalf("%+v %v", s, err)
	}
	if err := s.Run(t.Context(), send.Usual(time.Now)); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
	damage(send.BegunName)
	s, err = send.Compare(t.Context(), tree, place)
	if err != nil || !s.IsCut() {
		t.Fatal("half a list is no sign that somebody sends", err)
	}
	if err := s.Run(t.Context(), quick); err != nil {
		t.Fatal(err)
	}
	sending.Same(t, tree, sending.Texts(t, os.DirFS(dir)))
}
