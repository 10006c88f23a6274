package history

import (
	"errors"
	"strings"

	"congkhai/generator/text/say"
)

// Damaged says that there is a repository, and that what it has to say of a portal cannot be read here. That is never
// the same as having nothing to say.
type Damaged struct {
	What say.Text // cannot be read
	Err  error    // what git says of it, if anything
}

// In tells it in one language.
func (d Damaged) In(lang say.Lang) string {
	what := d.What.In(lang)
	if d.Err != nil {
		what += " (" + oneLine(say.In(d.Err, lang)) + ")"
	}
	if errors.As(d.Err, new(Filtered)) {
		return say.Textf("kho git của thư mục này tải về thiếu (git clone --filter): %s; "+
			"tải đủ bằng: %s, hoặc git clone lại không có --filter, rồi dựng lại",
			"this clone was made without some objects (git clone --filter): %s; "+
				"fetch them: %s, or clone without --filter", what, refetch).In(lang)
	}
	return say.Textf("kho git của thư mục này hỏng hoặc tải về thiếu: %s; "+
		"chạy git fsck để xem chỗ hỏng, sửa xong hoặc git clone lại rồi dựng lại",
		"the git repository is damaged or lacks something: %s; see git fsck, mend it or clone it anew", what).In(lang)
}

func (d Damaged) Error() string { return say.Both(d) }

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
