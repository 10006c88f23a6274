package verify_test

import (
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
)

// What was published verifies, signed or not, in a folder and on a server, after one build and after several.
func TestWhatWasPublishedIsWell(t *testing.T) {
	key := newKey(t)
	one := published(t, key, nil, 1, texts("Một"))
	two := published(t, key, one, 2, texts("Hai"))
	gone := texts("Hai")
	delete(gone, "tin-tuc/moi/du-lieu.json")
	three := published(t, key, two, 3, gone)
	asks := map[string]verify.Ask{
		"alone":             {},
		"with the key":      {Key: key.Verifier},
		"with a checkpoint": {Checkpoint: []byte(one["nhat-ky/checkpoint"])},
	}
	for name, p := range map[string]tree{"one": one, "two": two, "three": three, "unsigned": published(t, nil, nil, 1, texts("Một")), "empty": published(t, key, nil, 1, tree{})} {
		for how, ask := range asks {
			if name == "unsigned" && how != "alone" || name == "empty" && ask.Checkpoint != nil {
				continue
			}
			for _, where := range []string{p.folder(t), serve(t, p)} {
				r, err := verified(t, where, ask)
				if err != nil || len(wrong(r)) > 0 || r.Count(verify.Unread) > 0 {
					t.Errorf("%s, %s: %v %q", name, how, err, wrong(r))
				}
				if r.Files != len(p)-1 || name != "unsigned" && (r.Entries == 0 || string(r.Checkpoint) != p["nhat-ky/checkpoint"]) {
					t.Errorf("%s, %s: %d files, %d entries", name, how, r.Files, r.Entries)
				}
			}
		}
	}
}

// What servers hand out to nobody is not called missing: that it was not looked at is told, of a server alone.
func TestWhatServersKeepToThemselves(t *testing.T) {
	key := newKey(t)
	files := texts("Một")
	files[".htaccess"], files["web.config"], files["tin-tuc/web.config"] = "RewriteEngine On", "<configuration/>", "x"
	p := published(t, key, nil, 1, files)
	dir := p.folder(t)
	rewrite(t, dir, ".htaccess", []byte("RewriteEngine Off"))
	if r, err := verified(t, dir, verify.Ask{}); err != nil || !names(r, ".htaccess") || len(wrong(r)) != 1 || r.Files != len(p)-1 {
		t.Errorf("of a folder: %v %q", err, wrong(r))
	}
	served := maps.Clone(p)
	delete(served, ".htaccess")
	delete(served, "web.config")
	r, err := verified(t, serve(t, served), verify.Ask{})
	if err != nil || len(wrong(r)) > 0 || r.Count(verify.Unread) > 0 || r.Files != len(p)-3 {
		t.Errorf("of a server: %v %q, %d files", err, wrong(r), r.Files)
	}
	var told []string
	for _, f := range r.Findings {
		if f.Sort == verify.Remark && f.Path != "" {
			told = append(told, f.Path)
		}
	}
	if !slices.Equal(told, []string{".htaccess", "web.config"}) {
		t.Errorf("not checked: %q", told)
	}
}

// A byte that changed in any file is noticed, and the file is named.
func TestAnyByteThatChanged(t *testing.T) {
	key := newKey(t)
	p := published(t, key, published(t, key, nil, 1, texts("Một")), 2, texts("Hai"))
	dir := p.folder(t)
	for path, text := range p {
		step := max(1, len(text)/40)
		if testing.Short() {
			step = max(1, len(text)/8)
		}
		for at := 0; at < len(text); at += step {
			changed := []byte(text)
			changed[at] ^= 1 << (at % 8)
			rewrite(t, dir, path, changed)
			r, err := verified(t, dir, verify.Ask{Key: key.Verifier})
			if err != nil {
				t.Fatal(err)
			}
			if !names(r, path) {
				t.Errorf("%s, byte %d: %q is told", path, at, wrong(r))
			}
		}
		rewrite(t, dir, path, []byte(text))
	}
	if r, err := verified(t, dir, verify.Ask{}); err != nil || len(wrong(r)) > 0 {
		t.Fatal("the test left something behind", err, wrong(r))
	}
}

func rewrite(t *testing.T, dir, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// names tells whether something wrong is about a file, or says its name.
func names(r verify.Report, path string) bool {
	return slices.ContainsFunc(r.Findings, func(f verify.Finding) bool {
		return f.Sort == verify.Wrong && (f.Path == path || strings.Contains(f.VI, path)) && strings.Contains(f.EN, path)
	})
}

// Everything that somebody may do to a published portal, with and without the key.
func TestWhatSomebodyDidIsTold(t *testing.T) {
	key, other := newKey(t), newKey(t)
	first := published(t, key, nil, 1, texts("Một"))
	now := published(t, key, first, 2, texts("Hai"))
	later := published(t, key, now, 3, texts("Ba"))
	saved := verify.Ask{Checkpoint: []byte(now["nhat-ky/checkpoint"])}
	known := verify.Ask{Key: key.Verifier}
	bundle := "nhat-ky/tile/entries/000.p/5"
	if now[bundle] == "" {
		t.Fatal("the bundle of entries has another name:", slices.Sorted(maps.Keys(now)))
	}
	record, receipt := "thu-tuc/1.000173/du-lieu.json", "nhat-ky/bien-nhan/thu-tuc/1.000173.txt"
	for what, test := range map[string]struct {
		portal tree
		ask    verify.Ask
		told   []string
	}{
		"a file altered":                {now.with(tree{"index.html": "<p>Trang lạ"}), known, []string{"index.html", "đã bị sửa", sumOf("<p>Trang lạ"), sumOf("<p>Trang chủ")}},
		"a file made longer":            {now.with(tree{"index.html": "<p>Trang chủ của ai"}), known, []string{"index.html", "đã bị sửa"}},
		"a file removed":                {now.with(tree{"index.html": ""}), known, []string{"index.html", "đã bị xóa"}},
		"an altered file in the lists":  {now.with(tree{"index.html": "<p>Trang lạ"}).forged(t), known, []string{"tong-kiem.txt", "nhật ký ghi sau cùng"}},
		"an altered record":             {now.with(tree{record: "{}\n"}).forged(t), known, []string{record, "nhật ký ghi dấu", sumOf("{}\n")}},
		"a dropped record":              {now.with(tree{record: ""}).forged(t), known, []string{"/thu-tuc/1.000173/", "không còn trên cổng"}},
		"a record slipped in":           {now.with(tree{"van-ban/a/du-lieu.json": "{}"}).forged(t), known, []string{"van-ban/a/du-lieu.json", "không có trong nhật ký"}},
		"one list for another":          {now.with(tree{"tong-kiem.txt": first["tong-kiem.txt"]}), known, []string{"thu-tuc/1.000173/index.html", "bang-ke.json ghi", "tong-kiem.txt ghi"}},
		"no list":                       {now.with(tree{"bang-ke.json": ""}), known, []string{"bang-ke.json", "không có danh sách"}},
		"no sums":                       {now.with(tree{"tong-kiem.txt": ""}), known, []string{"tong-kiem.txt", "không có danh sách"}},
		"a list of another form":        {now.with(tree{"bang-ke.json": strings.ReplaceAll(now["bang-ke.json"], ": ", ":")}), known, []string{"bang-ke.json", "đúng dạng"}},
		"entries reordered":             {now.with(tree{bundle: swapped(now[bundle])}).forged(t), known, []string{"nhat-ky/", "đổi chỗ"}},
		"an entry dropped":              {now.with(tree{bundle: now[bundle][108:]}).forged(t), known, []string{"nhat-ky/", "bị sửa, bỏ"}},
		"entries gone":                  {now.with(tree{bundle: ""}).forged(t), known, []string{"nhat-ky/", "bị sửa, bỏ"}},
		"entries cut":                   {now.with(tree{bundle: now[bundle][:50]}).forged(t), known, []string{"nhat-ky/", "bị sửa, bỏ"}},
		"hashes cut":                    {now.with(tree{"nhat-ky/tile/0/000.p/5": now["nhat-ky/tile/0/000.p/5"][:64]}).forged(t), known, []string{"nhat-ky/tile/0/000.p/5", "không khớp với các mục"}},
		"hashes gone":                   {now.with(tree{"nhat-ky/tile/0/000.p/5": ""}).forged(t), known, []string{"nhat-ky/tile/0/000.p/5", "không có trong bang-ke.json"}},
		"something else in the log":     {now.with(tree{"nhat-ky/tile/9/000": "x"}).forged(t), known, []string{"nhat-ky/tile/9/000", "không phải tệp của nhật ký"}},
		"an old receipt":                {now.with(tree{receipt: first[receipt]}).forged(t), known, []string{receipt, "không phải mục mới nhất"}},
		"a receipt of another record":   {now.with(tree{receipt: now["nhat-ky/bien-nhan/tin-tuc/moi.txt"]}).forged(t), known, []string{receipt, "không phải mục mới nhất"}},
		"no receipt":                    {now.with(tree{receipt: ""}).forged(t), known, []string{receipt, "không có biên nhận"}},
		"a receipt of a fork":           {now.with(tree{"nhat-ky/bien-nhan/tin-tuc/moi.txt": published(t, key, nil, 1, texts("Một").with(tree{"index.html": "<p>Rẽ"}))["nhat-ky/bien-nhan/tin-tuc/moi.txt"]}).forged(t), known, []string{"nhat-ky/bien-nhan/tin-tuc/moi.txt", "biên nhận không đúng"}},
		"a receipt of nothing":          {now.with(tree{"nhat-ky/bien-nhan/a/b.txt": now[receipt]}).forged(t), known, []string{"nhat-ky/bien-nhan/a/b.txt", "không có trong nhật ký"}},
		"a receipt cut":                 {now.with(tree{receipt: now[receipt][:60]}).forged(t), known, []string{receipt, "biên nhận không đúng"}},
		"another key":                   {published(t, other, nil, 2, texts("Hai")), known, []string{"nhat-ky/checkpoint", "do khóa khác ký"}},
		"another key, saved checkpoint": {published(t, other, nil, 2, texts("Hai")), saved, []string{"checkpoint lưu trước do khóa khác ký"}},
		"the key file":                  {now.with(tree{"nhat-ky/khoa.txt": other.Verifier.String() + "\n"}).forged(t), known, []string{"nhat-ky/khoa.txt", "khóa khác với --key"}},
		"no key file":                   {now.with(tree{"nhat-ky/khoa.txt": "x"}).forged(t), verify.Ask{}, []string{"nhat-ky/khoa.txt", "không phải khóa"}},
		"signature of another text":     {now.with(tree{"nhat-ky/checkpoint": strings.Replace(now["nhat-ky/checkpoint"], "\n5\n", "\n4\n", 1)}).forged(t), known, []string{"nhat-ky/checkpoint", "chữ ký"}},
		"an old checkpoint":             {now.with(tree{"nhat-ky/checkpoint": first["nhat-ky/checkpoint"]}).forged(t), saved, []string{"nhat-ky/checkpoint", "quay lui", "5 mục", "còn 3"}},
		"an old checkpoint of nothing":  {now.with(tree{"nhat-ky/checkpoint": first["nhat-ky/checkpoint"], "nhat-ky/tile/entries/000.p/3": ""}).forged(t), saved, []string{"nhat-ky/checkpoint", "quay lui", "5 mục", "còn 3"}},
		"an old portal":                 {first, saved, []string{"nhat-ky/checkpoint", "quay lui", "5 mục", "còn 3"}},
		"a fork of the same size":       {published(t, key, first, 2, texts("Khác")), saved, []string{"nhat-ky/checkpoint", "rẽ nhánh"}},
		"a longer fork":                 {published(t, key, published(t, key, first, 2, texts("Khác")), 3, texts("Hai")), saved, []string{"nhat-ky/checkpoint", "rẽ nhánh"}},
		"no log any more":               {published(t, nil, nil, 4, texts("Hai")), known, []string{"không có nhật ký được ký"}},
		"no log any more, saved":        {published(t, nil, nil, 4, texts("Hai")), saved, []string{"không có nhật ký được ký"}},
		"no checkpoint":                 {now.with(tree{"nhat-ky/checkpoint": ""}).forged(t), verify.Ask{}, []string{"nhat-ky/checkpoint", "không có"}},
		"a tree that is not logged":     {published(t, nil, now, 3, texts("Ba")), known, []string{"tong-kiem.txt", "không phải danh sách"}},
		"a checkpoint of nothing":       {later, verify.Ask{Checkpoint: []byte("x")}, []string{"checkpoint lưu trước không đúng"}},
	} {
		t.Run(what, func(t *testing.T) {
			for _, where := range []string{test.portal.folder(t), serve(t, test.portal)} {
				r, err := verified(t, where, test.ask)
				if err != nil {
					t.Fatal(err)
				}
				expect(t, r, test.told...)
			}
		})
	}
}

// swapped exchanges the first two entries of a bundle, which are of the same length or not.
func swapped(bundle string) string {
	first := 2 + int(bundle[0])<<8 + int(bundle[1])
	second := first + 2 + int(bundle[first])<<8 + int(bundle[first+1])
	return bundle[first:second] + bundle[:first] + bundle[second:]
}

// What nobody published is found where files can be listed, links too.
func TestWhatWasAdded(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("it has no such names, and links for few")
	}
	key := newKey(t)
	p := published(t, key, nil, 1, texts("Một"))
	dir := p.with(tree{"la.html": "lạ", "thu-tuc/.an": "x", "nhat-ky/tile/1/000": "x", "\u202egnp.\x1b[2J": "x"}).folder(t)
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	for path, to := range map[string]string{"index.html": "la.html", "lien-ket": "/etc/passwd", "thu-muc": ".."} {
		if err := os.Symlink(to, filepath.Join(dir, path)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	r, err := verified(t, dir, verify.Ask{Key: key.Verifier})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"la.html", "thu-tuc/.an", "nhat-ky/tile/1/000", `\u202egnp.\x1b[2J`} {
		expect(t, r, path+": ", "tệp thừa")
	}
	for _, path := range []string{"index.html", "lien-ket", "thu-muc"} {
		expect(t, r, path+": ", "không phải tệp thường")
	}
	if len(wrong(r)) != 7 {
		t.Errorf("%q", wrong(r))
	}
}

func TestWhatIsNoPortal(t *testing.T) {
	for _, where := range []string{tree{"index.html": "x"}.folder(t), serve(t, tree{"index.html": "x"})} {
		if r, err := verified(t, where, verify.Ask{}); err == nil {
			t.Errorf("%q", wrong(r))
		}
	}
	for _, where := range []string{filepath.Join(t.TempDir(), "khong-co"), "ftp://thu.gov.vn/", "http://", "https://ai:mat-khau@thu.gov.vn/", "https://thu.gov.vn/?a=b", "http://thu.gov.vn/#a", "http://[::1/"} {
		if _, err := verify.Open(where, 0); err == nil {
			t.Errorf("%s is a place", where)
		}
	}
}

// A hash that is printed on paper leads to what was published when, and what came after it.
func TestAHashIsFound(t *testing.T) {
	key := newKey(t)
	one := published(t, key, nil, 1, texts("Một"))
	two := published(t, key, one, 2, texts("Hai"))
	without := texts("Hai")
	delete(without, "tin-tuc/moi/du-lieu.json")
	three := published(t, key, two, 3, without)
	again := published(t, key, three, 4, texts("Một"))
	old, new := sumOf(texts("Một")["thu-tuc/1.000173/du-lieu.json"]), sumOf(texts("Hai")["thu-tuc/1.000173/du-lieu.json"])
	news := sumOf(texts("")["tin-tuc/moi/du-lieu.json"])
	for what, test := range map[string]struct {
		portal tree
		hash   string
		told   []string
		wrong  int
	}{
		"the newest":             {two, new, []string{"/thu-tuc/1.000173/: dấu này là của bản đang công bố, từ ngày 2026-11-02"}, 0},
		"as it is printed":       {two, strings.ToUpper(new[:4] + " " + new[4:8] + "-" + new[8:12] + "\u00a0" + new[12:16]), []string{"/thu-tuc/1.000173/: dấu này là của bản đang công bố, từ ngày 2026-11-02"}, 0},
		"an older one":           {two, old[:16], []string{"/thu-tuc/1.000173/: dấu này là của bản công bố từ ngày 2026-11-01; đã có bản mới hơn từ ngày 2026-11-02"}, 0},
		"one that was withdrawn": {three, news[:20], []string{"/tin-tuc/moi/: dấu này là của bản công bố từ ngày 2026-11-01, đã rút ngày 2026-11-03"}, 0},
		"one that came back":     {again, old, []string{"/thu-tuc/1.000173/: dấu này là của bản công bố từ ngày 2026-11-01; đã có bản mới hơn từ ngày 2026-11-02", "/thu-tuc/1.000173/: dấu này là của bản đang công bố, từ ngày 2026-11-04"}, 0},
		"unsigned":               {published(t, nil, nil, 5, texts("Một")), old[:16], []string{"/thu-tuc/1.000173/: dấu này là của bản đang công bố"}, 0},
		"none":                   {again, "0000 0000 0000 0000", nil, 1},
		"none, unsigned":         {published(t, nil, nil, 5, texts("Một")), new, nil, 1},
		"the sum of a tree":      {again, sumOf(again["tong-kiem.txt"]), nil, 1},
		"altered since":          {two.with(tree{"thu-tuc/1.000173/du-lieu.json": "{}"}), new, []string{"/thu-tuc/1.000173/: dấu này là của bản đang công bố, từ ngày 2026-11-02"}, 1},
	} {
		for _, where := range []string{test.portal.folder(t), serve(t, test.portal)} {
			r := found(t, where, test.hash)
			var told []string
			for _, f := range r.Findings {
				if f.Sort == verify.Found {
					told = append(told, f.VI)
				}
			}
			if !slices.Equal(told, test.told) || len(wrong(r)) != test.wrong {
				t.Errorf("%s: %q %q", what, told, wrong(r))
			}
		}
	}
	for _, hash := range []string{"", "3f2a", "3f2a91bc07de55ag", "x" + old, old + "0"} {
		if _, err := verify.ParseShort(hash); err == nil {
			t.Errorf("%q is a hash", hash)
		}
	}
}

func found(t *testing.T, where, hash string) verify.Report {
	t.Helper()
	short, err := verify.ParseShort(hash)
	if err != nil {
		t.Fatal(err)
	}
	place, err := verify.Open(where, 2e9)
	if err != nil {
		t.Fatal(err)
	}
	defer place.Close()
	r, err := verify.Find(t.Context(), place, verify.Ask{}, short)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A log on a server is read as one in a folder is, by who goes on with it.
func TestALogIsReadFromAnyPlace(t *testing.T) {
	key := newKey(t)
	p := published(t, key, published(t, key, nil, 1, texts("Một")), 2, texts("Hai"))
	for _, where := range []string{p.folder(t), serve(t, p)} {
		place, err := verify.Open(where, 2e9)
		if err != nil {
			t.Fatal(err)
		}
		l, err := proof.Read(verify.Source(t.Context(), place), key.Verifier)
		if err != nil || l.Size() != 5 {
			t.Error(where, err)
		}
		place.Close()
	}
}

// A log whose key signed an earlier day behind a later one holds together, and is refused all the same.
func TestDaysThatGoBackAreTold(t *testing.T) {
	text, err := proof.NewKey("thu.gov.vn/nhat-ky")
	if err != nil {
		t.Fatal(err)
	}
	key, err := proof.ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	now := published(t, &key, published(t, &key, nil, 1, texts("Một")), 2, texts("Hai"))
	bundle := "nhat-ky/tile/entries/000.p/5"
	entries := strings.ReplaceAll(now[bundle], "2026-11-02", "1999-11-02")
	portal := now.with(tree{bundle: entries, "nhat-ky/checkpoint": signedAnew(t, text, entries)}).forged(t)
	r, err := verified(t, portal.folder(t), verify.Ask{Key: key.Verifier})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, r, "nhat-ky/", "đi lùi", "1999-11-02", "2026-11-01")
}

// signedAnew is a checkpoint of the entries in a bundle.
func signedAnew(t *testing.T, key, bundle string) string {
	t.Helper()
	var hashes []tlog.Hash
	size := int64(0)
	for rest := []byte(bundle); len(rest) > 0; size++ {
		length := 2 + int(binary.BigEndian.Uint16(rest))
		more, err := tlog.StoredHashes(size, rest[2:length], readerOf(&hashes))
		if err != nil {
			t.Fatal(err)
		}
		hashes, rest = append(hashes, more...), rest[length:]
	}
	root, err := tlog.TreeHash(size, readerOf(&hashes))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(key)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("thu.gov.vn/nhat-ky\n%d\n%s\n", size, root)}, signer)
	if err != nil {
		t.Fatal(err)
	}
	return string(signed)
}

func readerOf(hashes *[]tlog.Hash) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, i := range indexes {
			found = append(found, (*hashes)[i])
		}
		return found, nil
	})
}
