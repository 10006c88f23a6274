package edit

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

func kindNamed(folder string) *site.Kind {
	for _, k := range kindsOf {
		if k.Folder == folder {
			return k
		}
	}
	return nil
}

// procedureForm is the form of a procedure that has every key, in a portal.
func procedureForm(t *testing.T) (b *browser, to string, form url.Values) {
	t.Helper()
	name, raw, _ := remarked(t, kindNamed("thu-tuc"))
	archive := txtar.Archive{Files: []txtar.File{{Name: name, Data: raw}}}
	b = enter(t, serverOf(folderOf(t, small.Content(&archive))))
	return b, addressOf("thu-tuc", "a"), b.formOf("thu-tuc", "a")
}

// differ are the names under which two forms say different things.
func differ(a, b url.Values) map[string][2]string {
	all := map[string][2]string{}
	for _, form := range []url.Values{a, b} {
		for name := range form {
			if x, y := strings.Join(a[name], "\n"), strings.Join(b[name], "\n"); x != y {
				all[name] = [2]string{x, y}
			}
		}
	}
	return all
}

// TestRows adds, moves and takes away rows while a form is full of what is not right yet.
func TestRows(t *testing.T) {
	b, to, form := procedureForm(t)
	for name := range form { // whatever is typed has to stay
		if !strings.HasPrefix(name, "_") && !strings.ContainsAny(name, "#?!") && len(form[name]) == 1 && name != "nhap" {
			form.Set(name, form.Get(name)+" chưa xong <b>")
		}
	}
	form.Set(bodyName, "Lời đầu.\n\n\n- ý\n\t\tthụt ")
	press := func(button string, from url.Values) url.Values {
		return fieldsOf(t, b.press(to, button, from).Body.String())
	}
	start := press("khong-co:x", form)
	for name, two := range differ(form, start) {
		if len(start[name]) > 0 || two[0] != "" {
			t.Errorf("%s was %q and is %q", name, two[0], two[1])
		}
	}
	added := press("them:cach_thuc", start)
	for name, two := range differ(start, added) {
		if name != "cach_thuc#" && !strings.HasPrefix(name, "cach_thuc.1.") {
			t.Errorf("a row more: %s was %q and is %q", name, two[0], two[1])
		}
	}
	added.Set("cach_thuc.1.ghi_chu", "dòng hai")
	raised := press("len:cach_thuc.1", added)
	if raised.Get("cach_thuc.0.ghi_chu") != "dòng hai" || raised.Get("cach_thuc.1.ghi_chu") != added.Get("cach_thuc.0.ghi_chu") {
		t.Error("the row was not raised: ", differ(added, raised))
	}
	for what, back := range map[string]url.Values{
		"lowered": press("xuong:cach_thuc.0", raised), "raised again": press("len:cach_thuc.1", raised),
		"at the top": press("len:cach_thuc.0", added), "at the end": press("xuong:cach_thuc.1", added), "none": press("bo:cach_thuc.7", added),
		"no number": press("bo:cach_thuc.x", added), "before": press("bo:cach_thuc.-1", added), "no list": press("them:ten", added),
	} {
		if names := differ(added, back); len(names) > 0 {
			t.Errorf("%s: %v", what, names)
		}
	}
	if names := differ(start, press("bo:cach_thuc.1", added)); len(names) > 0 {
		t.Error("the new row taken away again: ", names)
	}
	gone := press("bo:cach_thuc.0", added)
	if gone.Get("cach_thuc#") != "1" || gone.Get("cach_thuc.0.ghi_chu") != "dòng hai" {
		t.Error("the first of two rows taken away: ", differ(added, gone))
	}
	if pasted := press("dan:cach_thuc", start); pasted.Get("cach_thuc#") != "2" || pasted.Get("cach_thuc"+pasteMark) != "" {
		t.Error("a line that was pasted: ", differ(start, pasted))
	}
	inner := press("them:ho_so.0.giay_to", press("them:ho_so", start))
	for name, two := range differ(start, inner) {
		if name != "ho_so#" && name != "ho_so.0.giay_to#" && !strings.HasPrefix(name, "ho_so.1.") && !strings.HasPrefix(name, "ho_so.0.giay_to.1.") {
			t.Errorf("rows in rows: %s was %q and is %q", name, two[0], two[1])
		}
	}
	moved := press("xuong:ho_so.0", inner)
	if moved.Get("ho_so.1.giay_to#") != "2" || moved.Get("ho_so.1.giay_to.0.ten") != inner.Get("ho_so.0.giay_to.0.ten") {
		t.Error("rows in a row that was lowered: ", differ(inner, moved))
	}
}

// TestAsTyped writes what people type as content has it.
func TestAsTyped(t *testing.T) {
	name, raw, _ := remarked(t, kindNamed("thu-tuc"))
	p := paperFor(kindNamed("thu-tuc"), name, raw)
	form := p.posted(p.kind.Fields(), p.says.values)
	form.Set("cach_thuc.0.phi", "1.026.000")
	form.Set("cach_thuc.0.le_phi", "26.000")
	form.Set("bai_bo_tu", "25/6/2021")
	form.Set("dang_tu", "1/2/2022")
	after, values := typed(t, p.kind, name, raw, form)
	text := string(after)
	for _, line := range []string{"phi = 1_026_000\n", "le_phi = 26_000\n", "bai_bo_tu = 2021-06-25\n", "dang_tu = 2022-02-01\n"} {
		if !strings.Contains(text, line) {
			t.Errorf("there is no %q in %s", line, text)
		}
	}
	rows, _ := values["cach_thuc"].([]any)
	if len(rows) != 1 {
		t.Fatal("rows: ", values["cach_thuc"])
	}
	for box, wrong := range map[string]string{
		"ho_so.0.giay_to.0.ban_sao": "hai", "bai_bo_tu": "31/2/2021", "dang_tu": "25/6", "ho_so.0.giay_to.0.ban_chinh": "2,5",
	} {
		form := p.posted(p.kind.Fields(), p.says.values)
		form.Set(box, wrong)
		p.form = p.read(p.kind.Fields(), form)
		if _, _, wrongs := p.wanted(); wrongs != 1 || wrongOf(p.form.nodes) == "" {
			t.Errorf("%s = %q is taken: %d", box, wrong, wrongs)
		}
	}
}

// TestTwice says a value and why there is none.
func TestTwice(t *testing.T) {
	dir, a, _ := two(t)
	before, form := contentOf(t, dir), a.formOf("tin-tuc", "hop")
	form.Set("tom_tat"+stateMark, "khong")
	page, saved := a.save(newsAt, form)
	if again := fieldsOf(t, page); saved || again.Get("tom_tat") != "Sở họp báo." || again.Get("tom_tat"+stateMark) != "khong" {
		t.Errorf("saved %v, and the form says %v", saved, fieldsOf(t, page))
	}
	if !strings.Contains(page, "hãy bỏ một trong hai") || len(changed(before, contentOf(t, dir))) > 0 {
		t.Error("it is not told: ", wrongsIn(page))
	}
	form.Set("tom_tat", " ")
	a.mustSave(newsAt, form)
	if is := newsOf(t, dir).values["tom_tat"]; is != "khong" {
		t.Error("the state is ", is)
	}
}

// TestPasted saves while pasted lines are no rows yet.
func TestPasted(t *testing.T) {
	name, raw, _ := remarked(t, kindNamed("thu-tuc"))
	p := paperFor(kindNamed("thu-tuc"), name, raw)
	form := p.posted(p.kind.Fields(), p.says.values)
	form.Set("cach_thuc"+pasteMark, "a\tb\r\n")
	p.form = p.read(p.kind.Fields(), form)
	if _, _, wrongs := p.wanted(); wrongs != 1 || !strings.Contains(wrongOf(p.form.nodes), "đã dán") {
		t.Errorf("pasted lines are left out: %d %q", wrongs, wrongOf(p.form.nodes))
	}
}

// TestByName types what a field is called in the place of its reference.
func TestByName(t *testing.T) {
	dir, a, _ := two(t)
	for _, name := range []string{"do luong", "Đo lường", " ĐO LƯỜNG ", "do-luong", "do-luong — Đo lường"} {
		form := a.formOf("tin-tuc", "hop")
		form.Set("linh_vuc", name)
		form.Set("don_vi", name) // so that something changes
		a.mustSave(newsAt, form)
		if is := newsOf(t, dir).values["linh_vuc"]; is != "do-luong" {
			t.Errorf("%q became %v", name, is)
		}
	}
	form := a.formOf("tin-tuc", "hop")
	form.Set("linh_vuc", "không có lĩnh vực này")
	if page, saved := a.save(newsAt, form); saved || fieldsOf(t, page).Get("linh_vuc") != "không có lĩnh vực này" {
		t.Error("what is no field is saved or lost: ", saved)
	}
}

func undo(b *browser) (told string, done bool) {
	w := b.do(request(root+undoName, nil))
	return wrongsIn(w.Body.String()), w.Code < 400
}

// TestUndo takes saves back, and does not where somebody went on.
func TestUndo(t *testing.T) {
	dir, a, b := two(t)
	before := contentOf(t, dir)
	form := a.formOf("tin-tuc", "hop")
	form.Set("ten", "Họp báo quý")
	a.mustSave(newsAt, form)
	if told, done := undo(a); !done || len(changed(before, contentOf(t, dir))) > 0 {
		t.Error("it is not as it was: ", told, changed(before, contentOf(t, dir)))
	}
	if _, done := undo(a); done {
		t.Error("one save is taken back twice")
	}
	fresh := fieldsOf(t, a.get(root+"tin-tuc/"+newName+"?ten=moi"))
	for name, values := range form {
		if !strings.HasPrefix(name, "_") {
			fresh[name] = values
		}
	}
	a.mustSave(addressOf("tin-tuc", "moi"), fresh)
	if told, done := undo(a); !done || len(changed(before, contentOf(t, dir))) > 0 {
		t.Error("a new record is still there: ", told, changed(before, contentOf(t, dir)))
	}
	a.mustSave(newsAt, form)
	theirs := b.formOf("tin-tuc", "hop")
	theirs.Set("tom_tat", "Việc của người khác.")
	b.mustSave(newsAt, theirs)
	now := contentOf(t, dir)
	if told, done := undo(a); done || told == "" || len(changed(now, contentOf(t, dir))) > 0 {
		t.Errorf("what somebody else did is taken back (%v), or it is not told: %q", done, told)
	}
}

// TestLocked saves where nothing can be written: that is told, and what was typed stays in the form.
func TestLocked(t *testing.T) {
	dir, a, _ := two(t)
	form := a.formOf("tin-tuc", "hop")
	form.Set("ten", "Gõ rất lâu")
	folder := filepath.Join(dir, "content", "tin-tuc")
	before := contentOf(t, dir)
	lock(t, folder)
	page, saved := a.save(newsAt, form)
	unlock(t, folder)
	if saved || len(changed(before, contentOf(t, dir))) > 0 {
		t.Errorf("it is said to be saved (%v); written %v", saved, changed(before, contentOf(t, dir)))
	}
	if wrongsIn(page) == "" || fieldsOf(t, page).Get("ten") != "Gõ rất lâu" {
		t.Error("it is not told, or what was typed is lost: ", wrongsIn(page))
	}
	a.mustSave(newsAt, form)
}

// lock makes a folder one that nothing can be written into, for root too.
func lock(t *testing.T, folder string) {
	t.Helper()
	if os.Geteuid() != 0 {
		small.Must(t, os.Chmod(folder, 0o555))
		return
	}
	if err := exec.Command("chattr", "-R", "+i", folder).Run(); err != nil {
		t.Skip("no folder can be locked here: ", err)
	}
}

func unlock(t *testing.T, folder string) {
	t.Helper()
	if os.Geteuid() != 0 {
		small.Must(t, os.Chmod(folder, 0o755))
		return
	}
	small.Must(t, exec.Command("chattr", "-R", "-i", folder).Run())
}

// TestKept saves in a portal with a history and in one without.
func TestKept(t *testing.T) {
	dir, _, _ := two(t)
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %s", args, out)
		}
		return string(out)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", "/dev/null")
	t.Setenv("GIT_CONFIG_SYSTEM", "/dev/null")
	git("init", "-q")
	git("-c", "user.name=x", "-c", "user.email=x@x", "add", ".")
	git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "đầu")
	a := enter(t, serverOf(dir))
	form := a.formOf("tin-tuc", "hop")
	form.Set("ten", "Họp báo quý")
	page, saved := a.save(newsAt, form)
	if saved || fieldsOf(t, page).Get("ten") != "Họp báo quý" || !strings.Contains(page, "ghi tên") {
		t.Fatal("saved by nobody: ", saved, wrongsIn(page))
	}
	if w := a.do(request(root+meName, url.Values{"ten": {"Nguyễn Thị Lan"}})); w.Code >= 400 {
		t.Fatal("the name is not taken: ", w.Code, wrongsIn(w.Body.String()))
	}
	small.Must(t, os.WriteFile(filepath.Join(dir, "ngoai.txt"), nil, 0o644))
	form.Set(whyName, "Đổi tên \"họp\"; $(rm -rf /)\n\nCo-authored-by: x")
	a.mustSave(newsAt, form)
	log := git("log", "-1", "--format=%an%n%B", "--name-only")
	if !strings.Contains(log, "Nguyễn Thị Lan") || !strings.Contains(log, "Đổi tên") || !strings.Contains(log, newsFile) || strings.Contains(log, "ngoai.txt") {
		t.Error("the history says ", log)
	}
	if status := git("status", "--porcelain"); status != "?? ngoai.txt\n" {
		t.Error("left in the folder: ", status)
	}
	if told, done := undo(a); !done || !reflect.DeepEqual(newsOf(t, dir).values["ten"], "Họp báo") {
		t.Error("not taken back: ", told)
	}
}
