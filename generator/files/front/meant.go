package front

import (
	"fmt"
	"regexp"
	"strings"

	"congkhai/generator/text/viet"
)

// remedy is what is wrong with a value, and the value as TOML writes it where one is certain.
type remedy struct{ vi, en, toml string }

// recognisers know the values that people write, the more special ones first. They are asked only for what is no TOML.
var recognisers = []func(text string) (remedy, bool){
	bentQuotes, asDay, asBool, asNothing, asNumber, asPath, closedText, openText,
	asTable, asItems, asBareText,
}

// bentQuotes are those that Word makes of straight ones, and other marks that look alike.
func bentQuotes(text string) (remedy, bool) {
	inner := strings.TrimLeft(text, "[({ \t")
	bent := strings.TrimLeft(quotes, `"'`)
	runes := []rune(inner)
	if len(runes) == 0 || !strings.ContainsRune(bent, runes[0]) && !strings.HasSuffix(strings.TrimRight(text, "]) \t"),
		"”") {
		return remedy{}, false
	}
	toml := asText(text)
	if strings.HasPrefix(text, "[") {
		toml = "[" + strings.Join(quotedItems(text), ", ") + "]"
	}
	return remedy{`dấu ngoặc kép cong của Word không dùng được ở đây; gõ dấu ngoặc kép thẳng "`,
		`the curly quotes of Word cannot stand here; type straight ones "`, toml}, true
}

var monthAlone = regexp.MustCompile(`^\d{1,2}[/.-]\d{4}$|^\d{4}[/.-]\d{1,2}$`)

// asDay is a day as people write it.
func asDay(text string) (remedy, bool) {
	day, ok := DayIn(strings.Trim(text, quotes+",;"))
	switch {
	case monthAlone.MatchString(text):
		return remedy{"nếu là ngày thì viết đủ năm-tháng-ngày, như 2021-06-25; nếu là chữ thì đặt trong ngoặc kép",
			"a date is written year-month-day, such as 2021-06-25; a text stands in quotes", ""}, true
	case !ok:
		return remedy{}, false
	case !day.Real():
		return remedy{"không có ngày " + day.Print() + "; ngày viết năm-tháng-ngày, không có ngoặc kép, như 2021-06-25",
			"there is no day " + day.Print() + "; write a date year-month-day without quotes, such as 2021-06-25", ""}, true
	}
	return remedy{"ngày viết năm-tháng-ngày, đủ hai chữ số, không có ngoặc kép (" + day.Print() + ")",
		"a date is written year-month-day with two digits each, without quotes (" + day.Print() + ")",
		day.String()}, true
}

var yesNo = map[string]string{"true": "true", "yes": "true", "y": "true", "co": "true", "dung": "true", "ok": "true",
	"x": "true", "false": "false", "no": "false", "n": "false", "sai": "false"}

func asBool(text string) (remedy, bool) {
	meant := yesNo[viet.Fold(strings.Trim(text, ",;. "))]
	return remedy{"đúng thì ghi true, không thì ghi false, chữ thường", "write true or false in lower case", meant},
		meant != ""
}

var nothing = map[string]bool{"khong": true, "khong co": true, "khong thu": true, "none": true, "null": true,
	"nil": true, "n/a": true, "na": true, "-": true, "--": true, "---": true, "?": true, "…": true, "...": true, "~": true,
	"khong ap dung": true, "khong bao cao": true, "khong neu": true, "nan": true, "chua co": true}

// IsNothing reports whether a text says that there is no value, in other words than content does.
func IsNothing(text string) bool { return nothing[viet.Fold(strings.TrimSpace(text))] }

func asNothing(text string) (remedy, bool) {
	return remedy{`không có thì viết "khong", nguồn không nêu thì "khong_bao_cao", không áp dụng thì "khong_ap_dung"; ` +
		"khóa không bắt buộc thì bỏ cả dòng",
		`write "khong" for none, "khong_bao_cao" where the source does not say, "khong_ap_dung" where it does not apply; ` +
			"leave the line out where the key is optional", ""}, IsNothing(strings.TrimRight(text, ",;"))
}

// numberRun is a number within a list or a table.
var numberRun = regexp.MustCompile(`(?:^|[\[{=, ])(\d{1,3}(?:,\d{3})+|\d+,\d+|0\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?: \d{3})+)`)

func asNumber(text string) (remedy, bool) {
	text = strings.TrimRight(text, ",; ")
	inLimit := strings.Contains(text, "don_vi")
	alone := !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "{")
	if !alone {
		m := numberRun.FindStringSubmatch(withoutTexts(text))
		if m == nil {
			return remedy{}, false
		}
		text = m[1]
	}
	readings := Readings(text)
	if len(readings) == 0 || isValue(text) || readings[0].TOML == text || strings.Trim(text, "0123456789") == "" &&
		text[0] != '0' {
		return remedy{}, false
	}
	r := tell(text, readings)
	if inLimit && !readings[0].Whole {
		return remedy{vi: fmt.Sprintf(`thời hạn lẻ thì viết bằng chữ, như { chu = "%s ngày" }`, text),
			en: fmt.Sprintf(`write a fraction of a time limit in words, such as { chu = "%s ngày" }`, text)}, true
	}
	if !alone && r.toml != "" {
		r.vi, r.en, r.toml = r.vi+": viết "+r.toml, r.en+": write "+r.toml, ""
	}
	return r, true
}

var timeUnit = regexp.MustCompile(`(ngay lam viec|ngay|gio|thang)$`)

// tell says what is wrong with a number, and of what can mean several things all of them.
func tell(text string, readings []Reading) remedy {
	if len(readings) > 1 {
		a, b := readings[0], readings[1]
		return remedy{vi: fmt.Sprintf("%s có hai cách hiểu: nếu là %s thì viết %s, nếu là %s thì viết %s", text, a.Vi,
			a.TOML, b.Vi, b.TOML), en: fmt.Sprintf("%s can mean two things: write %s for %s, or %s for %s", text, a.TOML,
			a.En, b.TOML, b.En)}
	}
	r := remedy{toml: readings[0].TOML}
	switch m := numeralForm.FindStringSubmatch(text); {
	case m == nil:
		r.vi, r.en = "số viết bằng các chữ số 0 đến 9 thường", "a number has the digits 0 to 9 of the keyboard"
	case strings.ContainsAny(m[2], "Ool"):
		r.vi, r.en = "có chữ O hoặc l lẫn trong số", "there is a letter O or l in the number"
	case strings.HasPrefix(m[3], "%"):
		r.vi = `số viết không kèm dấu %; phần của một khoản tiền thì viết bằng chữ, như "75% phí cấp mới"; số thì bỏ dấu ấy`
		r.en = `a number has no %; a part of a charge is written in words, such as "75% phí cấp mới"; of a number take it away`
	case m[3] != "":
		r.vi, r.en = "số viết không kèm đơn vị", "a number has no unit"
	case strings.Trim(text, "0123456789") == "":
		r.vi, r.en = "số không có 0 đứng đầu", "a number has no leading zero"
	case !readings[0].Whole:
		r.vi, r.en = "phần lẻ đứng sau dấu chấm, không phải dấu phẩy", "decimals stand behind a point, not a comma"
	default:
		r.vi, r.en = "hàng nghìn tách bằng dấu _", "thousands are parted by _"
	}
	if strings.Count(text, ".") > 1 {
		r.vi, r.en = "mã thì đặt trong ngoặc kép, \""+text+"\"; số thì hàng nghìn tách bằng dấu _",
			"a code stands in quotes, \""+text+"\"; of a number thousands are parted by _"
	}
	if m := timeUnit.FindStringSubmatch(viet.Fold(text)); m != nil {
		limit := fmt.Sprintf(`{ so = %s, don_vi = "%s" }`, r.toml, strings.ReplaceAll(m[1], " ", "_"))
		if !readings[0].Whole {
			limit = fmt.Sprintf(`{ chu = "%s" }`, text)
		}
		return remedy{vi: "thời hạn thì viết " + limit + "; số khác không kèm đơn vị: " + r.toml,
			en: "write a time limit " + limit + "; other numbers without a unit: " + r.toml}
	}
	return r
}

// withoutTexts blanks what stands in quotes.
func withoutTexts(text string) string {
	out := []byte(text)
	c := cursor{text: text}
	for c.pos < len(text) {
		if start := c.pos; c.peek('"') || c.peek('\'') {
			c.quoted()
			copy(out[start:c.pos], strings.Repeat(" ", c.pos-start))
			continue
		}
		c.pos++
	}
	return string(out)
}

var windowsPath = regexp.MustCompile(`^[\[ "']*(?:[A-Za-z]:|\\)\\?`)

// asPath is the path of a file, or whatever has a backslash in quotes.
func asPath(text string) (remedy, bool) {
	if !strings.Contains(text, `\`) {
		return remedy{}, false
	}
	if windowsPath.MatchString(text) {
		return fileAlone(text), true
	}
	return remedy{`dấu \ trong ngoặc kép có nghĩa riêng; dùng nháy đơn, hoặc viết thành \\`,
		`in quotes \ has a meaning of its own; use single quotes, or write \\`, asText(text)}, true
}

// fileAlone tells that a file is named without its folders.
func fileAlone(path string) remedy {
	return remedy{"đường dẫn trên máy này không ai khác mở được; chép tệp vào cùng thư mục với tệp này rồi chỉ ghi tên tệp",
		"nobody else can open a path of this machine; copy the file beside this one and write its name alone",
		asText(baseName(path))}
}

func baseName(path string) string {
	path = strings.TrimRight(strings.TrimSpace(path), "]"+quotes+" \t")
	return path[strings.LastIndexAny(path, `\/`)+1:]
}

// closedText is a text or another value with something behind it.
func closedText(text string) (remedy, bool) {
	first, rest := firstValue(text)
	if first == "" || rest == "" {
		return remedy{}, false
	}
	switch {
	case strings.Trim(rest, ",;.") == "":
		return remedy{"bỏ dấu " + rest + " ở cuối dòng", "take away the " + rest + " at the end of the line", first}, true
	case commentMark(rest) != "" && rest[0] != ';':
		words := strings.TrimSpace(strings.Trim(rest, "/*<!->"))
		return remedy{"ghi chú bắt đầu bằng dấu #", "a comment begins with #", first + " # " + words}, true
	case another.MatchString(rest):
		return remedy{"mỗi dòng chỉ một khóa: xuống dòng trước " + strings.TrimLeft(rest, ",; "),
			"each key has a line of its own: begin a new one before " + strings.TrimLeft(rest, ",; "), ""}, true
	case first[0] != '"' && first[0] != '\'':
		return remedy{}, false
	case strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ";"):
		return remedy{"nhiều mục thì đặt trong [ ], cách nhau bằng dấu phẩy", "several items stand in [ ] with commas between",
			"[" + strings.Join(quotedItems(text), ", ") + "]"}, true
	}
	return remedy{`dấu " ở trong chữ làm chữ đứt ở đó; ở trong dùng ngoặc cong “ ”`,
		`a quote within a text ends it; use “ ” inside`, asText(text)}, true
}

// firstValue cuts the first value off a text: one in quotes, or a word.
func firstValue(text string) (first, rest string) {
	c := cursor{text: text}
	if c.peek('"') || c.peek('\'') {
		c.quoted()
		if first = text[:c.pos]; len(first) < 2 || first[len(first)-1] != first[0] {
			return "", ""
		}
	} else if end := strings.IndexAny(text, " \t,;"); end > 0 && isValue(text[:end]) {
		c.pos = end
		first = text[:end]
	}
	return first, strings.TrimSpace(text[c.pos:])
}

// openText is a text whose quotes are not closed, or not by the same.
func openText(text string) (remedy, bool) {
	if text[0] != '"' && text[0] != '\'' {
		return remedy{}, false
	}
	return remedy{"thiếu dấu ngoặc kép đóng; một dòng chữ phải kết thúc trên chính dòng đó",
		"the closing quote is missing; a text ends on its line", asText(strings.TrimRight(text, " ,;"))}, true
}

var keyColon = regexp.MustCompile(`("?)([a-z][a-z0-9_]*)("?)[ \t]*:`)

// asTable is a table { … } as JSON has it.
func asTable(text string) (remedy, bool) {
	meant := keyColon.ReplaceAllString(text, "$2 =")
	return remedy{"trong { } cũng viết khóa = giá trị, không dùng dấu hai chấm",
			"in { } a key is followed by = too, and not by a colon", meant},
		strings.HasPrefix(text, "{") && meant != text && isValue(meant)
}

var listForm = regexp.MustCompile(`^[\[({]([^\[\](){}=]*)[\])}]$`)

// asItems is a list in other brackets, with other marks between its items, or without quotes.
func asItems(text string) (remedy, bool) {
	if !listForm.MatchString(text) {
		return remedy{}, false
	}
	return remedy{"danh sách đặt trong [ ], mỗi mục chữ trong ngoặc kép, cách nhau bằng dấu phẩy",
			"a list stands in [ ], each text in quotes, with commas between", "[" + strings.Join(quotedItems(text), ", ") + "]"},
		true
}

var itemForm = regexp.MustCompile(`["“„«＂]([^"”“»＂]*)["”»＂]|'[^']*'|[^,;"“”'\[\](){}]+`)

// quotedItems are the items of a list, however it is written.
func quotedItems(text string) []string {
	var items []string
	for _, item := range itemForm.FindAllString(strings.Trim(text, "[](){} \t"), -1) {
		switch item = strings.TrimSpace(item); {
		case item == "":
		case isValue(item):
			items = append(items, item)
		default:
			items = append(items, asText(item))
		}
	}
	return items
}

// asBareText is a text without quotes.
func asBareText(text string) (remedy, bool) {
	if text = strings.TrimRight(text, " ,;"); strings.ContainsAny(text, "[]{}") || strings.Trim(text, "0123456789") == "" {
		return remedy{}, false
	}
	toml := asText(text)
	return remedy{"chữ phải đặt trong ngoặc kép, danh sách thì thêm [ ] bên ngoài",
		"a text stands in quotes, a list in [ ] besides", toml}, true
}
