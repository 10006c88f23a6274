package history

import (
	"strings"
	"testing"
)

// What the messages say that a squash has put into one is kept, wherever it stands, and nothing is called small that was
// not all small.
func TestSquashedMessages(t *testing.T) {
	const a, b = "1111111111111111111111111111111111111111", "2222222222222222222222222222222222222222"
	for _, c := range []struct{ name, message, decision, minor string }{
		{"no squash", "Sửa\n\nQuyet-dinh: 1\n", "1", ""},
		{"no squash, twice", "Sửa\n\nQuyet-dinh: 1\nQuyet-dinh: 1\nThay-doi-nho: a\nThay-doi-nho: a\n", "1|1", "a; a"},
		{"no squash, in the middle", "Sửa\n\nQuyet-dinh: 1\n\nMột câu.\n", "", ""},
		{"no squash, a list", "Sửa\n\n* Bỏ dòng\n* Thêm cột\n\nQuyet-dinh: 1\nThay-doi-nho: dấu\n", "1", "dấu"},
		{"a list with gaps, which a squash may have made", "Sửa\n\n* Bỏ dòng\n\n* Thêm cột\n\nQuyet-dinh: 1\nThay-doi-nho: dấu\n", "1", ""},
		{"no squash, a list behind", "Sửa\n\nQuyet-dinh: 1\n\n- Bỏ dòng\n", "", ""},
		{"no squash, a short rule", "Sửa\n\nQuyet-dinh: 1\n\n---\n\nMột câu.\n", "", ""},

		{"GitHub, of one", "Sửa (#12)\n\nQuyet-dinh: 1\n\nCo-authored-by: Lan <lan@b.vn>\n", "1", ""},
		{"GitHub, of one that is small", "Sửa (#12)\n\nThay-doi-nho: dấu\n\nCo-authored-by: Lan <lan@b.vn>\nCo-authored-by: An <an@b.vn>\n", "", "dấu"},
		{"GitHub, in one paragraph", "Sửa (#12)\n\nQuyet-dinh: 1\nCo-authored-by: Lan <lan@b.vn>\n", "1", ""},
		{"GitHub, what was written", "Sửa (#12)\n\nVì sao.\n\nQuyet-dinh: 1\n\n---------\n\nCo-authored-by: Lan <lan@b.vn>\n", "1", ""},
		{"GitHub, of two", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Sửa lệ phí\n\nQuyet-dinh: 2\n", "1|2", ""},
		{"GitHub, with authors", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Sửa lệ phí\n\nVì sao.\n\nQuyet-dinh: 2\n\n---------\n\nCo-authored-by: Lan <lan@b.vn>\n", "1|2", ""},
		{"GitHub, signed off", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\nSigned-off-by: A <a@b.vn>\n\n* Dấu\n\n---------\n\nSigned-off-by: A <a@b.vn>\nCo-authored-by: Lan <lan@b.vn>\n", "1", ""},
		{"GitHub, the same decision", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Sửa lệ phí\n\nQuyet-dinh: 1\n", "1", ""},
		{"GitHub, the first alone", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Sửa lệ phí\n\n* Thêm mẫu\n", "1", ""},
		{"GitHub, one that is small", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Dấu\n\nThay-doi-nho: dấu\n", "1", ""},
		{"GitHub, the first is small", "Sửa (#12)\n\n* Dấu\n\nThay-doi-nho: dấu\n\n* Sửa phí\n", "", ""},
		{"GitHub, all are small", "Sửa (#12)\n\n* Dấu\n\nThay-doi-nho: dấu\n\n* Chữ\n\nThay-doi-nho: chữ\n", "", "dấu; chữ"},
		{"GitHub, all alike", "Sửa (#12)\n\n* Dấu\n\nThay-doi-nho: dấu\n\n* Dấu\n\nThay-doi-nho: dấu\n\n---------\n\nCo-authored-by: Lan <lan@b.vn>\n", "", "dấu"},
		{"GitHub, the whole is small", "Sửa (#12)\n\n* Dấu\n\n* Chữ\n\n---------\n\nThay-doi-nho: dấu\n", "", "dấu"},
		{"GitHub, decided for the whole", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n---------\n\nCo-authored-by: Lan <lan@b.vn>\nQuyet-dinh: 3\n", "1|3", ""},
		{"GitHub, of a squash", "Sửa (#13)\n\n* Sửa (#12)\n\nQuyet-dinh: 1\n\nCo-authored-by: Lan <lan@b.vn>\n\n* Sửa nữa\n\nQuyet-dinh: 2\n\nCo-authored-by: An <an@b.vn>\n", "1|2", ""},
		{"GitHub, ends of lines", "Sửa (#12)\r\n\r\n* Sửa phí\r\n\r\nQuyet-dinh: 1\r\n\r\n* Dấu\r\n\r\n---------\r\n\r\nCo-authored-by: Lan <lan@b.vn>\r\n", "1", ""},
		{"GitHub, prose in a message", "Sửa (#12)\n\n* Sửa phí\n\nQuyet-dinh: 1\n\nMột câu.\n\n* Dấu\n", "", ""},
		{"GitHub, of one word", "Sửa (#12)\n\n* Quyet-dinh: 1\n\n* Dấu\n", "", ""},

		{"GitLab", "Sửa\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Dấu\n\nSee merge request so/cong!12\n", "1", ""},
		{"GitLab, what was written", "Merge branch 'a' into 'main'\n\nSửa phí\n\nQuyet-dinh: 1\n\nSee merge request so/cong!12\n", "1", ""},
		{"Bitbucket", "Merged in a (pull request #12)\n\nSửa\n\n* Sửa phí\n\nQuyet-dinh: 1\n\n* Sửa lệ phí\n\nQuyet-dinh: 2\n\n\nApproved-by: Lan\n", "1|2", ""},
		{"Azure", "Merged PR 12: Sửa\n\nSửa phí\n\nQuyet-dinh: 1\n\nRelated work items: #3\n", "1", ""},
		{"Gitea", "Sửa (#12)\n\nQuyet-dinh: 1\n\nReviewed-on: https://a.vn/so/cong/pulls/12\nCo-authored-by: Lan <lan@b.vn>\nCo-committed-by: Lan <lan@b.vn>\n", "1", ""},
		{"git merge --squash", "Squashed commit of the following:\n\ncommit " + a + "\nAuthor: A <a@b.vn>\nDate:   Thu Jul 1 08:00:00 2021 +0700\n\n    Sửa phí\n    \n    Quyet-dinh: 1\n\ncommit " + b +
			"\nAuthor: A <a@b.vn>\nDate:   Thu Jul 1 08:00:00 2021 +0700\n\n    Dấu\n    \n    Thay-doi-nho: dấu\n", "1", ""},
		{"git merge --squash, all small", "Chữ\n\nSquashed commit of the following:\n\ncommit " + a + "\nAuthor: A <a@b.vn>\n\n    Dấu\n    \n    Thay-doi-nho: dấu\n\ncommit " + b +
			"\nAuthor: A <a@b.vn>\n\n    Chữ\n    \n    Thay-doi-nho: chữ\n", "", "dấu; chữ"},
		{"a commit that is named", "Sửa\n\ncommit " + a + " làm sai\n\nQuyet-dinh: 1\n", "1", ""},
	} {
		var got Commit
		got.say(c.message)
		if decision := strings.Join(got.Decision, "|"); decision != c.decision || got.Minor != c.minor {
			t.Errorf("%s: %q, %q, want %q, %q", c.name, decision, got.Minor, c.decision, c.minor)
		}
	}
}
