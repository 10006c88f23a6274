package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"congkhai/generator/desk/store"
	"congkhai/generator/files/gathered"
	"congkhai/generator/files/portals"
	"congkhai/generator/portal"
	"congkhai/generator/publish/gather"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// gathering is one run of gather: the portals of a province, and the portal that shows them all.
type gathering struct {
	*command
	build    *publishing
	list     string
	patience time.Duration
}

func (c *command) gather() *cobra.Command {
	g := &gathering{command: c, build: &publishing{command: c}}
	cmd := &cobra.Command{
		Use: "gather LIST.toml [NAME…]",
		Short: c.text("Kiểm các cổng thành phần đã đăng, lấy về và dựng cổng chung",
			"Verify the portals of other bodies, take what they publish and build the portal of all"),
		Long: c.text(`Kiểm từng cổng trong tệp danh sách (địa chỉ trên mạng hoặc thư mục) với nhật ký và checkpoint của lần đúng trước, lấy tên, địa
chỉ và dấu của mọi mục vào thư mục gop, rồi dựng cổng này vào public. Cổng bị sửa, viết lại nhật ký hoặc không đọc được thì bị nêu
tên và giữ bản của ngày cuối cùng còn đúng. Có NAME thì chỉ xem các cổng ấy. Mã kết thúc 1: có cổng không đúng.`, `Verifies each portal of the list, on the web or in a folder, against its log and the checkpoint of its last good day, takes titles,
addresses and seals of all records into the folder gop, and builds this portal into public. One that was altered, forked its log or
cannot be read is named and keeps its last good day. With NAMEs only those are looked at. Exit status 1: some are not well.`),
		Args: func(_ *cobra.Command, args []string) error {
			return arguments("LIST.toml")(nil, args[:min(len(args), 1)])
		},
		RunE: func(_ *cobra.Command, args []string) error {
			g.list = args[0]
			return g.run(args[1:])
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&g.build.keyFile, "key", "", c.text("ký cổng này, và ký chứng nhận checkpoint của các cổng, bằng khóa riêng trong tệp này; hoặc đặt khóa vào biến ",
		"sign this portal, and countersign the checkpoints of the others, with the private key in this file; or put it into the variable ")+keyVariable)
	flags.BoolVar(&g.build.newLog, "new-log", false, c.text("mở nhật ký công bố mới; chỉ dùng ở lần ký đầu tiên",
		"begin a new log; only when signing for the first time"))
	g.build.compressFlag(cmd)
	flags.DurationVar(&g.patience, "patience", patience, c.text("đợi máy chủ lâu nhất cho một tệp nhỏ",
		"how long a server may take for a small file"))
	return cmd
}

func (g *gathering) run(names []string) error {
	if g.drafts || g.asOf != "" {
		return say.Errorf("gather đăng cổng của hôm nay, không dùng cùng --drafts hay --as-of",
			"gather publishes the portal of today, and not with --drafts or --as-of")
	}
	opt, err := g.options()
	if err != nil {
		return err
	}
	day := opt.AsOf
	if day.IsZero() {
		day = calendar.Of(opt.Now.In(portal.Zone(os.DirFS(g.dir))))
	}
	if _, err := g.config(); err != nil {
		return err
	}
	listed, err := g.listed(names)
	if err != nil {
		return err
	}
	if err := g.build.readKey(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	found, err := g.look(ctx, listed, day)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		if err := g.forget(listed); err != nil {
			return err
		}
	}
	if err := g.build.run(); err != nil {
		return err
	}
	if slices.ContainsFunc(found, func(p gather.Found) bool { return p.State != gathered.Well }) {
		return errProblems
	}
	return nil
}

// listed reads the list of portals; of some names only theirs.
func (g *gathering) listed(names []string) ([]portals.Portal, error) {
	all, problems, err := portals.Read(g.list)
	if err = errors.Join(err, g.tell(problems)); err != nil {
		return nil, err
	}
	for _, p := range all {
		if _, err := proof.ParseVerifier(p.Public); p.Public != "" && err != nil {
			return nil, say.Errorf("%s: khoa_cong_khai của cổng %q chép thiếu hoặc sai; chép nguyên dòng ở trang kiểm chứng của cổng ấy",
				"%s: khoa_cong_khai of the portal %q is not whole; copy the line from its page on verification", g.list, p.Name)
		}
	}
	return portals.Choose(all, names, portals.Places)
}

// atOnce is how many portals are looked at at the same time: most of it is waiting for servers.
const atOnce = 4

// look verifies the portals and keeps what was found, each as soon as it is known.
func (g *gathering) look(ctx context.Context, listed []portals.Portal, day calendar.Date) ([]gather.Found, error) {
	if err := os.MkdirAll(g.local(gathered.Folder), 0o755); err != nil {
		return nil, err
	}
	found := make([]gather.Found, len(listed))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(atOnce)
	for i, l := range listed {
		work.Go(func() (err error) {
			found[i], err = g.one(ctx, l, day)
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	for _, p := range found {
		g.tellFound(p)
	}
	if by := g.witness(); by != nil {
		g.say(g.err, "ký chứng nhận các checkpoint; ai muốn kiểm chữ ký ấy thì dùng khóa %s\n",
			"checkpoints are countersigned; who wants to check that uses the key %s\n", by.Verifier())
	}
	return found, nil
}

func (g *gathering) one(ctx context.Context, l portals.Portal, day calendar.Date) (gather.Found, error) {
	name := g.local(gathered.FileOf(l.Name))
	before, raw, err := keptOf(l.Name, name)
	if err != nil {
		return gather.Found{}, err
	}
	now := g.take(ctx, l, before, day)
	if err := ctx.Err(); err != nil {
		return now, err
	}
	text, err := now.Bytes()
	if err != nil || string(text) == string(raw) {
		return now, err
	}
	return now, store.Put(name, text)
}

// keptOf is what was kept of a portal, and its bytes; of one that nobody looked at yet nothing.
func keptOf(id, name string) (gathered.Portal, []byte, error) {
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return gathered.Portal{ID: id}, nil, nil
	}
	if err != nil {
		return gathered.Portal{}, nil, err
	}
	p, line, err := gathered.Parse(id, raw)
	if err != nil {
		return gathered.Portal{}, nil, say.Errorf("%s: dòng %d không phải do congkhai gather ghi; lấy lại tệp cũ, hoặc xóa tệp rồi chạy lại",
			"%s: line %d was not written by congkhai gather; bring back the old file, or remove it and run this again", name, line+1)
	}
	return *p, raw, nil
}

func (g *gathering) take(ctx context.Context, l portals.Portal, before gathered.Portal, day calendar.Date) gather.Found {
	place, err := verify.Open(l.Place, g.patience)
	if err != nil {
		return gather.Unreached(before, day, err)
	}
	defer place.Close()
	return gather.Take(ctx, place, before, gather.Ask{Key: l.Public, Day: day, Witness: g.witness()})
}

// witness is this portal's key as that of a witness; nil where there is none.
func (g *gathering) witness() *proof.Witness {
	if g.build.key == nil {
		return nil
	}
	return g.build.key.Witness(time.Now().Unix())
}

// tellFound says in a line what was found of a portal, and what is wrong with it.
func (g *gathering) tellFound(p gather.Found) {
	if p.State == gathered.Well {
		g.say(g.out, "%s: đúng, %d mục\n", "%s: well, %d records\n", p.ID, len(p.Items))
		return
	}
	kept := say.Textf("giữ bản ngày %s", "what it was on %s stays", p.Good)
	if p.Good.IsZero() {
		kept = say.Textf("chưa lấy được gì", "nothing was taken yet")
	}
	g.say(g.out, "%s: %s; %s\n", "%s: %s; %s\n", p.ID, wordsFor[p.State], kept)
	for _, reason := range p.Told {
		g.say(g.out, "  %s\n", "  %s\n", reason)
	}
}

// wordsFor are the states of portals that are not well, in words.
var wordsFor = map[gathered.State]say.Text{
	gathered.Altered:  {Vi: "khác với bản đã ký, bị bỏ ra", En: "not what was signed, left out"},
	gathered.Unread:   {Vi: "không đọc được, bị bỏ ra", En: "could not be read, left out"},
	gathered.Unsigned: {Vi: "chưa ký nên không kiểm chứng được, bị bỏ ra", En: "unsigned and so not to be verified, left out"},
}

// forget removes what was kept of portals that the list has no more.
func (g *gathering) forget(listed []portals.Portal) error {
	kept, err := os.ReadDir(g.local(gathered.Folder))
	if err != nil {
		return err
	}
	for _, entry := range kept {
		id, ours := gathered.IDOf(entry.Name())
		if !ours || slices.ContainsFunc(listed, func(l portals.Portal) bool { return l.Name == id }) {
			continue
		}
		if err := os.Remove(g.local(gathered.FileOf(id))); err != nil {
			return err
		}
		g.say(g.out, "%s: không còn trong danh sách, bỏ khỏi cổng\n", "%s: not in the list any more, removed\n", id)
	}
	return nil
}
