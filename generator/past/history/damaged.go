package history

import (
	"fmt"
	"strings"
)

// Damaged says that there is a repository, and that what it has to say of a portal cannot be read here. That is never the same as
// having nothing to say.
type Damaged struct {
	What string // cannot be read, as "tiếng Việt · English"
	Err  error  // what git says of it, if anything
}

func (d Damaged) Error() string {
	vi, en, _ := strings.Cut(d.What, " · ")
	if d.Err != nil {
		inVi, inEn, both := strings.Cut(oneLine(d.Err.Error()), " · ")
		if vi += " (" + inVi + ")"; both {
			en += " (" + inEn + ")"
		}
	}
	return fmt.Sprintf("kho git của thư mục này hỏng hoặc tải về thiếu: %s; "+
		"chạy git fsck để xem chỗ hỏng, sửa xong hoặc git clone lại rồi dựng lại"+
		" · the git repository is damaged or lacks something: %s; see git fsck, mend it or clone it anew", vi, en)
}

func (d Damaged) Unwrap() error { return d.Err }

// oneLine is the beginning of what git says, in one line.
func oneLine(text string) string {
	const longest = 300
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if letters := []rune(text); len(letters) > longest {
		text = string(letters[:longest]) + "…"
	}
	return text
}
