package commit

import (
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// State is what became of what was to be sent.
type State int

// What can become of it.
const (
	Nowhere     State = iota // there is no place to send it to
	Done                     // it is where all others find it
	Unreachable              // it waits until the place can be reached
	Refused                  // who looks after the place does not let it in
	Apart                    // it is there under a name of its own, for a person to join
	Stuck                    // something here is not as it should be
)

// Sent says what became of what was to be sent.
type Sent struct {
	State State
	Name  string // that by which it lies apart
	Err   error  // the reason, for whoever helps
}

// In tells it to a clerk.
func (s Sent) In(lang say.Lang) string {
	told := map[State]say.Text{
		Nowhere: {Vi: "đã lưu trên máy này; không có nơi gửi", En: "kept here; there is no remote"},
		Done:    {Vi: "đã gửi", En: "sent"},
		Unreachable: {Vi: "chưa gửi được: không có mạng hoặc không tới được nơi lưu chung; sẽ gửi lại",
			En: "not sent: the remote cannot be reached; it will be tried again"},
		Refused: {Vi: "chưa gửi được: máy này không được phép gửi vào nơi lưu chung; " +
			"bài vẫn còn trên máy này, hãy gọi người quản trị",
			En: "not sent: the remote refuses it"},
		Apart: {Vi: "máy không tự ghép được với bản đang lưu chung, nên bài đã gửi để người phụ trách gộp; " +
			"hãy báo người ấy tên này: " + s.Name,
			En: "it cannot be merged without a person: sent as " + s.Name},
		Stuck: {Vi: "chưa gửi được; bài vẫn còn trên máy này", En: "not sent"},
	}[s.State].In(lang)
	if s.State == Stuck && s.Err != nil {
		told += ": " + say.In(s.Err, lang)
	}
	return told
}

// remote is where a branch is sent.
type remote struct {
	name   string
	branch string // as it is called there
	seen   string // the reference by which we know it here
}

// Send joins what others sent meanwhile with what was saved here, and sends all of it. It takes thirty seconds at most.
func (r *Repo) Send(ctx context.Context) Sent {
	r.sending.Lock()
	defer r.sending.Unlock()
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	if err := r.ready(); err != nil {
		return Sent{State: Stuck, Err: err}
	}
	there, ok := r.remote()
	if !ok {
		return Sent{State: Nowhere}
	}
	if r.head() == "" {
		return Sent{State: Stuck, Err: say.Errorf("chưa có lần lưu nào", "there is no commit")}
	}
	signing, err := r.signing()
	if err != nil {
		return Sent{State: Stuck, Err: err}
	}
	signing.says = append(signing.says, r.ssh()...)
	for range 5 { // others may send between our looking and our sending
		if sent, again := signing.try(ctx, there); !again {
			return sent
		}
	}
	return signing.apart(ctx, there, errFaster)
}

// try joins and sends once; again says that others were faster.
func (r *Repo) try(ctx context.Context, there remote) (sent Sent, again bool) {
	theirs, err := r.fetch(ctx, there)
	if err != nil {
		return failed(err), false
	}
	switch err := r.join(ctx, theirs); {
	case errors.Is(err, errApart):
		return r.apart(ctx, there, err), false
	case err != nil:
		return failed(err), false
	}
	head := r.head()
	if head == theirs {
		return Sent{State: Done}, false
	}
	err = r.push(ctx, there, head, there.branch)
	switch {
	case err == nil:
		return Sent{State: Done}, false
	case faster(err):
		return Sent{}, true
	case refused(err): // a branch that is protected lets others in beside it
		return r.apart(ctx, there, err), false
	}
	return failed(err), false
}

// fetch asks what others sent; theirs is "" where nobody sent anything yet.
func (r *Repo) fetch(ctx context.Context, there remote) (theirs string, err error) {
	_, err = r.git(ctx, "", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", there.name,
		"+refs/heads/"+there.branch+":"+there.seen)
	if says(err, "couldn't find remote ref") {
		return "", nil
	}
	return r.ask("rev-parse", "--verify", "--quiet", there.seen), err
}

// push sends a commit by a name, and keeps in mind that it is there.
func (r *Repo) push(ctx context.Context, there remote, commit, name string) error {
	if commit == "" { // which would take away what is there
		return errors.New("nothing to send")
	}
	_, err := r.git(ctx, "", "push", "--quiet", "--no-verify", there.name, commit+":refs/heads/"+name)
	if err != nil {
		return err
	}
	return r.local("update-ref", "refs/remotes/"+there.name+"/"+name, commit)
}

// apart sends what was saved under a name of its own, which says who saved it and when, and stays the same when it is
// sent again.
func (r *Repo) apart(ctx context.Context, there remote, why error) Sent {
	who, _ := r.Author()
	when := r.ask("log", "-1", "--date=format:%Y%m%d-%H%M%S", "--format=%cd-%h", "HEAD")
	name := "cho-gop/" + strings.Trim(viet.Slug(who)+"-"+when, "-")
	if err := r.push(ctx, there, r.head(), name); err != nil {
		return failed(err)
	}
	return Sent{State: Apart, Name: name, Err: why}
}

// Waiting is how many times something was saved that has not been sent.
func (r *Repo) Waiting() int {
	there, ok := r.remote()
	if !ok {
		return 0
	}
	waiting := r.ask("rev-list", "--count", "--no-merges", "HEAD", "--not", "--remotes="+there.name)
	n, _ := strconv.Atoi(waiting) // none, without a commit
	return n
}

// remote is where the branch is sent: where its configuration says, or else to the only place that there is, or the one
// that is called origin.
func (r *Repo) remote() (remote, bool) {
	branch := r.branch()
	all := strings.Fields(r.ask("remote"))
	there := remote{name: r.ask("config", "branch."+branch+".remote"), branch: branch}
	under, ok := strings.CutPrefix(r.ask("config", "branch."+branch+".merge"), "refs/heads/")
	if ok && there.name != "" {
		there.branch = under
	}
	switch {
	case there.name != "":
	case len(all) == 1:
		there.name = all[0]
	default:
		there.name = "origin"
	}
	there.seen = "refs/remotes/" + there.name + "/" + there.branch
	return there, branch != "" && slices.Contains(all, there.name)
}

// ssh has the program that reaches the place ask nobody. One that is named by GIT_SSH alone is left as it is: git
// itself says so to those that it knows.
func (r *Repo) ssh() []string {
	command := cmp.Or(os.Getenv("GIT_SSH_COMMAND"), r.ask("config", "core.sshCommand"))
	if command == "" && os.Getenv("GIT_SSH") != "" {
		return nil
	}
	return []string{"GIT_SSH_COMMAND=" + cmp.Or(command, "ssh") + " -oBatchMode=yes"}
}

// faster reports whether a push was refused because others sent something meanwhile.
func faster(err error) bool {
	return says(err, "(fetch first)", "(non-fast-forward)", "cannot lock ref", "(stale info)", "failed to update ref",
		"incorrect old value")
}

// errFaster says that others sent something each time that we tried to.
var errFaster = errors.New("others were faster")

// failed reads of what git says what became of it.
func failed(err error) Sent {
	switch {
	case refused(err):
		return Sent{State: Refused, Err: err}
	case unreached(err):
		return Sent{State: Unreachable, Err: err}
	}
	return Sent{State: Stuck, Err: told(err)}
}

// refused reports whether the place lets nothing in.
func refused(err error) bool {
	return says(err, "Permission denied", "permission denied", "Authentication failed", "could not read Username",
		"could not read Password", "Access denied", "access denied", "not authorized", "error: 401", "error: 403",
		"Host key verification failed", "Repository not found", "[remote rejected]", "[rejected]",
		"insufficient permission", "not allowed", "unable to write", "unable to create temporary")
}

// unreached reports whether the place was not reached, or not in time.
func unreached(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) ||
		says(err, "Could not read from remote repository", "unable to access", "Could not resolve", "unable to connect",
			"unable to look up", "onnection", "timed out", "early EOF", "hung up", "RPC failed", "unreachable",
			"No route to host")
}

// says reports whether git said one of these words.
func says(err error, words ...string) bool {
	failed := (*failure)(nil)
	said := func(w string) bool { return strings.Contains(failed.said, w) }
	return errors.As(err, &failed) && slices.ContainsFunc(words, said)
}
