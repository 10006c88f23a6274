package entry

import "congkhai/generator/files/source"

// Rules that what is typed must keep to before it becomes a value.
var (
	NumberForText = source.NewRule("o-so-thay-chu",
		"ô này là số %s, nhưng mục này là chữ hay mã: Excel bỏ số 0 ở đầu và cuối mã; hãy định dạng ô là Text rồi gõ lại đúng như bản gốc",
		"this cell is the number %s where a text or a code belongs: Excel drops noughts of codes; format the cell as Text and type it again")
	DayForOther = source.NewRule("o-sai-loai",
		"ô này là ngày %s, có lẽ do Excel tự đổi; ở đây viết %s; hãy định dạng ô là Text rồi gõ lại đúng như bản gốc",
		"this cell is the date %s, which Excel may have made; here belongs: %s; format the cell as Text and type it again")
	OtherSort = source.NewRule("o-sai-loai",
		"ô này có %q; ở đây viết: %s", "this cell has %q; here belongs: %s")
	NumberAsText = source.NewRule("o-sai-loai",
		"ô này có %q là chữ; hãy gõ số, như %s", "this cell has the text %q; type the number, such as %s")
)
