// Package commit keeps what a clerk saved in the portal's history, and sends it to where the office keeps it, for
// people who never heard of git: no word of git stands in what it tells them.
//
//	repo, ok := commit.Open(dir) // ok is false where there is no history to keep
//	err := repo.Save([]string{"content/thu-tuc/a.md"}, commit.Message{Why: "Sửa lệ phí", Decision: "12/QĐ-UBND"})
//	fmt.Println(repo.Send(ctx).In(say.Vietnamese)) // "đã gửi", or why not, and who helps
//
// It commits the files that it is told of and nothing else; what else is changed or staged stays as it is. What others
// sent meanwhile is joined where git can do it alone, and worked out before anything is touched; else the clerk's work
// goes to a branch of its own at the remote, for a person to join. It never asks for a password, never changes the
// configuration of the machine, never forces anything. It does not hold joined content against the rules, and does not
// carry large files that git-lfs keeps elsewhere.
package commit

import (
	"os/exec"
	"strings"
	"sync"
	"time"
	"unicode"

	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Repo is the repository that holds a portal's folder.
type Repo struct {
	dir   string
	pause time.Duration // how long to wait for another program before asking again
	says  []string      // more for git's environment

	folder  *sync.Mutex // held by who changes the branch, the index or the folder
	sending sync.Mutex  // held by who sends, which may take long: others save meanwhile
}

// Open finds the repository that holds a portal's folder, which may be a part of it; there is none where git is not
// installed, or where the repository around the folder never held any of it.
func Open(dir string) (*Repo, bool) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, false
	}
	r := at(dir)
	inside, prefix, _ := strings.Cut(r.ask("rev-parse", "--is-inside-work-tree", "--show-prefix"), "\n")
	if inside != "true" || prefix != "" && r.ask("ls-files", "-z", "--", ".") == "" {
		return nil, false
	}
	return r, true
}

// at is the repository of a folder, there or to be.
func at(dir string) *Repo {
	return &Repo{dir: dir, pause: 300 * time.Millisecond, folder: new(sync.Mutex)}
}

// Author returns who is said to have made what is saved, as far as that is known.
func (r *Repo) Author() (name, mail string) {
	return r.ask("config", "user.name"), r.ask("config", "user.email")
}

// SetAuthor says, for this repository only, who makes what is saved. Without a mail address one is made of the name
// that nobody can write to.
func (r *Repo) SetAuthor(name, mail string) error {
	name, mail = strings.TrimSpace(viet.Normal(name)), strings.TrimSpace(mail)
	if mail == "" {
		mail = madeMail(name)
	}
	if err := checkAuthor(name, mail); err != nil {
		return err
	}
	r.folder.Lock()
	defer r.folder.Unlock()
	for _, said := range [][2]string{{"user.name", name}, {"user.email", mail}} {
		if err := r.local("config", "--local", "--replace-all", said[0], said[1]); err != nil {
			return say.Errorf("chưa ghi nhớ được tên người sửa: %s", "the author cannot be kept: %s", told(err))
		}
	}
	return nil
}

func checkAuthor(name, mail string) error {
	if strings.ContainsFunc(name, foreign) || !strings.ContainsFunc(firstOf(name), unicode.IsLetter) {
		return say.Errorf("tên người sửa phải bắt đầu bằng chữ, viết trên một dòng, "+
			"không có < và >; ví dụ: Nguyễn Thị Lan",
			"the name has to begin with a letter, on one line, without < and >")
	}
	before, after, _ := strings.Cut(mail, "@")
	if strings.ContainsFunc(mail, foreign) || strings.ContainsFunc(mail, unicode.IsSpace) ||
		before == "" || after == "" || mail[0] == '-' {
		return say.Errorf("địa chỉ thư phải như lan@vidu.gov.vn, hoặc để trống",
			"the mail address has to be like lan@vidu.gov.vn, or empty")
	}
	return nil
}

// foreign is what may stand in no name that git keeps.
func foreign(c rune) bool {
	return strings.ContainsRune("<>\uFFFD", c) || unicode.IsControl(c) ||
		unicode.In(c, unicode.Zl, unicode.Zp, unicode.Cf)
}

func firstOf(name string) string {
	for _, c := range name {
		return string(c)
	}
	return ""
}

// madeMail is an address for who has none: the given name, which stands last, and the family name, at a machine that
// cannot be.
func madeMail(name string) string {
	words := strings.FieldsFunc(viet.Slug(name), func(c rune) bool { return c == '-' })
	switch n := len(words); n {
	case 0:
		return "nguoi-sua@may-nay.invalid"
	case 1:
		return words[0] + "@may-nay.invalid"
	default:
		return words[n-1] + "." + words[0] + "@may-nay.invalid"
	}
}
