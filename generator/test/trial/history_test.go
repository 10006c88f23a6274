package trial

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/past/history"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// past is a made-up history of some procedures, as git fast-import takes it.
type past struct {
	random *rand.Rand
	script bytes.Buffer
	files  map[string]oneProcedure // on the main branch
	mark   int
	clock  int64
	fresh  int
}

// oneProcedure is what a procedure of the history says, and in which order its file says it.
type oneProcedure struct {
	name, note string
	sets       int
	ways       [3]string // the fee of each channel
	papers     []string  // names
	copies     map[string]int
	style      int
}

var channels = [3]string{"truc_tiep", "truc_tuyen", "buu_chinh"}

func (p oneProcedure) text() string {
	rows := make([]string, 0, 3)
	for i, channel := range channels {
		rows = append(rows, fmt.Sprintf("[[cach_thuc]]\nhinh_thuc = %q\nthoi_han = \"khong_bao_cao\"\nphi = \"khong_bao_cao\"\nle_phi = %q\n", channel, p.ways[i]))
	}
	if p.style%2 == 1 {
		slices.Reverse(rows)
	}
	var papers strings.Builder
	for _, name := range p.papers {
		fmt.Fprintf(&papers, "[[ho_so.giay_to]]\nten = %q\nban_chinh = %d\nban_sao = \"khong_bao_cao\"\n", name, p.copies[name])
	}
	head := []string{fmt.Sprintf("ten = %q", p.name), fmt.Sprintf("ghi_chu = %q", p.note), fmt.Sprintf("so_bo = %d", p.sets)}
	for _, key := range []string{"ma", "co_quan_thuc_hien", "doi_tuong", "quyet_dinh_cong_bo", "muc_do", "ket_qua", "can_cu", "trinh_tu", "yeu_cau"} {
		head = append(head, key+` = "khong_bao_cao"`)
	}
	head = append(head, `linh_vuc = "do-luong"`, `cap_thuc_hien = ["tinh"]`, `nguon = ["x"]`)
	if p.style >= 2 {
		slices.Reverse(head)
	}
	return "+++\n" + strings.Join(head, "\n") + "\n" + strings.Join(rows, "") + "[[ho_so]]\n" + papers.String() + "+++\n"
}

func (p oneProcedure) clone() oneProcedure {
	p.papers = slices.Clone(p.papers)
	copies := map[string]int{}
	for name, n := range p.copies {
		copies[name] = n
	}
	p.copies = copies
	return p
}

// edit changes some values, moves rows, or writes the file anew.
func (h *past) edit(p oneProcedure) oneProcedure {
	p = p.clone()
	word := func(what string) string { h.fresh++; return fmt.Sprintf("%s %d", what, h.fresh) }
	switch h.random.IntN(8) {
	case 0:
		p.name = word("Thủ tục")
	case 1:
		p.note = word("Ghi chú")
	case 2:
		p.sets = p.sets%4 + 1
	case 3, 4:
		p.ways[h.random.IntN(3)] = word("mức")
	case 5:
		p.copies[p.papers[h.random.IntN(len(p.papers))]]++
	case 6: // only moves
		h.random.Shuffle(len(p.papers), func(i, j int) { p.papers[i], p.papers[j] = p.papers[j], p.papers[i] })
		p.style ^= 1
	default: // as somebody writes it anew
		p.style ^= 2
		p.name, p.sets, p.ways[0] = word("Thủ tục"), p.sets%4+1, word("mức")
	}
	return p
}

func (h *past) commit(message string, parents ...int) int {
	h.mark++
	h.clock += 3600
	fmt.Fprintf(&h.script, "commit refs/heads/main\nmark :%d\ncommitter A <a@example.vn> %d +0700\ndata %d\n%s\n", h.mark, h.clock, len(message), message)
	for i, parent := range parents {
		fmt.Fprintf(&h.script, "%s :%d\n", []string{"from", "merge"}[min(i, 1)], parent)
	}
	return h.mark
}

func (h *past) write(name string, p oneProcedure) {
	text := p.text()
	fmt.Fprintf(&h.script, "M 100644 inline %s\ndata %d\n%s\n", pathOfID(name), len(text), text)
}

func pathOfID(id string) string { return "content/thu-tuc/" + id + ".md" }

// begin makes the first commit.
func (h *past) begin() {
	h.files = map[string]oneProcedure{}
	h.commit("Ban đầu")
	for i := range 12 {
		id := fmt.Sprintf("thu-tuc-%d", i)
		p := oneProcedure{name: fmt.Sprintf("Thủ tục số %d", i), note: strings.Repeat("chú thích ", 5+i), sets: 1, ways: [3]string{"mức a", "mức b", "mức c"},
			papers: []string{"Đơn", "Ảnh", "Bản sao"}, copies: map[string]int{"Đơn": 1, "Ảnh": 2, "Bản sao": 1}}
		h.files[id] = p
		h.write(id, p)
	}
}

// goOn makes at least so many commits more.
func (h *past) goOn(commits int) {
	for end := h.mark + commits; h.mark < end; {
		switch h.random.IntN(10) {
		case 0:
			h.rename()
		case 1, 2:
			h.merge()
		case 3:
			h.revert()
		default:
			id := h.any()
			h.change(id, h.edit(h.files[id]))
		}
	}
}

// enter puts what was made since the last time into a repository.
func (h *past) enter(t *testing.T, dir string) {
	t.Helper()
	git(t, dir, h.script.Bytes(), "fast-import", "--quiet", "--import-marks-if-exists=marks", "--export-marks=marks")
	git(t, dir, nil, "reset", "-q", "--hard")
	h.script.Reset()
}

func (h *past) any() string {
	ids := make([]string, 0, len(h.files))
	for id := range h.files {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids[h.random.IntN(len(ids))]
}

func (h *past) change(id string, p oneProcedure) {
	h.commit("Sửa "+id, h.mark)
	h.write(id, p)
	h.files[id] = p
}

func (h *past) rename() {
	id := h.any()
	p := h.files[id].clone()
	if h.random.IntN(2) == 0 {
		p.sets = p.sets%4 + 1
	}
	h.fresh++
	to := fmt.Sprintf("moi-%d", h.fresh)
	h.commit("Đổi tên", h.mark)
	fmt.Fprintf(&h.script, "D %s\n", pathOfID(id))
	h.write(to, p)
	delete(h.files, id)
	h.files[to] = p
}

// revert changes a file and takes it back.
func (h *past) revert() {
	id := h.any()
	was := h.files[id]
	h.change(id, h.edit(was))
	h.change(id, was)
}

// merge lets two branches work on one file and on others, and puts both together, sometimes with a value that neither had.
func (h *past) merge() {
	base, id := h.mark, h.any()
	ours, theirs := h.files[id].clone(), h.files[id].clone()
	h.fresh++
	theirs.ways[2] = fmt.Sprintf("nhánh %d", h.fresh)
	branch := h.commit("Nhánh", base)
	h.write(id, theirs)
	h.commit("Chính", base)
	both := h.random.IntN(2) == 0
	if both {
		h.fresh++
		ours.name = fmt.Sprintf("Thủ tục chính %d", h.fresh)
		h.write(id, ours)
	} else if other := h.any(); other != id {
		p := h.edit(h.files[other])
		h.write(other, p)
		h.files[other] = p
	}
	main := h.mark
	h.commit("Gộp", main, branch)
	merged := ours.clone()
	merged.ways[2] = theirs.ways[2]
	if both && h.random.IntN(2) == 0 {
		merged.sets = merged.sets%4 + 1
	}
	h.write(id, merged)
	h.files[id] = merged
}

// needGit skips a test where there is no git.
func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
}

func git(t *testing.T, dir string, in []byte, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(in)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.vn",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.vn")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// The changes that pages tell are those that an independent script counts over a history with renames, merges, reverts,
// moved rows and files written anew.
func TestChangesEqualThoseOfAShellScript(t *testing.T) {
	t.Parallel() // most of its time git works
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	commits := 2000
	if testing.Short() {
		commits = 150
	}
	h, dir := newPast(t)
	h.goOn(commits)
	h.enter(t, dir)
	script, err := filepath.Abs("testdata/lich-su/dem.sh")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("bash", script, dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := strings.Split(strings.TrimSpace(string(out)), "\n")
	got := toldChanges(t, dir)
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("not told: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("told: %s", line)
		}
	}
	if len(want) < commits/2 || len(got) != len(want) {
		t.Errorf("%d changes told, %d counted, of %d commits", len(got), len(want), h.mark)
	}
}

func newPast(t *testing.T) (*past, string) {
	t.Helper()
	needGit(t)
	h := &past{random: rand.New(rand.NewPCG(7, 7)), clock: time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC).Unix()}
	h.begin()
	dir := t.TempDir()
	git(t, dir, nil, "init", "-q", "-b", "main")
	return h, dir
}

// What is remembered of a history tells the same as the history itself, as it goes on, and when some of it is taken back.
func TestRememberedHistoriesAreTold(t *testing.T) {
	h, dir := newPast(t)
	m := memory.Open("", "")
	before := map[string][2]string{} // by key, what had it
	look := func(what string) {
		field := txtar.File{Name: "content/linh-vuc/do-luong.toml", Data: fmt.Appendf(nil, "ten = \"Đo lường: %s\"\n", what)}
		small.SameTrees(t, what, small.Tree(t, remembered(t, dir, nil, field)), small.Tree(t, remembered(t, dir, m, field)))
		files, err := remembered(t, dir, m, field).Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			var b strings.Builder
			key, err := f.Make("", &b)
			if err != nil {
				t.Fatal(err)
			}
			if was, known := before[key]; known && key != "" && was != [2]string{f.Path, b.String()} {
				t.Errorf("%s: %s has the key of other bytes, of %s", what, f.Path, was[0])
			}
			before[key] = [2]string{f.Path, b.String()}
		}
	}
	for i := range 12 {
		h.goOn(h.random.IntN(20))
		h.enter(t, dir)
		look(fmt.Sprint("part ", i))
	}
	name := filepath.Join(dir, pathOfID(h.any()))
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(text, []byte("mức "), []byte("chưa ghi "), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	look("what is not committed")
	git(t, dir, nil, "reset", "-q", "--hard", "HEAD~7")
	look("what was taken back")
}

// toldChanges lists the changes that the files for machines tell, as the script prints them.
func toldChanges(t *testing.T, dir string) []string {
	t.Helper()
	var lines []string
	for id, changes := range changesIn(t, dir) {
		for _, c := range changes {
			if c.Field != "" {
				lines = append(lines, strings.Join([]string{pathOfID(id), c.Commit, c.Field, c.Previous, c.Replacement}, "\t"))
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// changesIn lists what the files for machines tell of each procedure in a repository, by its ID.
func changesIn(t *testing.T, dir string) map[string][]site.ChangeData {
	t.Helper()
	p := remembered(t, dir, nil)
	all := map[string][]site.ChangeData{}
	for _, f := range p.Site.HistoryFiles() {
		id := path.Base(path.Dir(path.Dir(f.URL)))
		file, _, err := p.File(strings.TrimPrefix(f.URL, "/"))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := file.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		var changes []site.ChangeData
		if err := json.Unmarshal(raw, &changes); err != nil {
			t.Fatal(err)
		}
		all[id] = changes
	}
	return all
}

// remembered loads the portal whose procedures are those in a folder, with what git tells of them.
func remembered(t *testing.T, dir string, m *memory.Memory, more ...txtar.File) *portal.Portal {
	t.Helper()
	files := small.Files(t, &txtar.Archive{Files: more})
	small.Copy(t, files, os.DirFS(dir), "content/thu-tuc")
	repo, err := history.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(repo.Close)
	p, problems := load(t, files, portal.Options{History: repo, Memory: m})
	if len(problems) > 0 {
		t.Fatalf("%s", small.Printed(t, problems, source.Vietnamese))
	}
	return p
}
