package start

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Body is whose portal it is, as far as somebody said: what is "" stays open.
type Body struct {
	Name     string // the body's full name
	Province string // "tỉnh An Giang", "thành phố Huế"
	Parent   string // the body above it
	Address  string // of the portal, without a slash at the end
	Office   string // where the body sits
	Phone    string
	Email    string
}

// Question asks for one thing of a body. What nobody answers is told among the gaps.
type Question struct {
	Flag string
	Ask  say.Text
	Gap  say.Text // what stays open without an answer; the name's is none
	put  func(*Body, string) error
}

// Questions are what a new portal wants to know, in the order in which it asks. Only the first has to be answered.
var Questions = []Question{
	{"ten", say.Text{Vi: "Tên đầy đủ của cơ quan, ví dụ Sở Y tế tỉnh An Giang", En: "the body's full name"}, say.Text{}, putName},
	{"tinh", say.Text{Vi: "Tỉnh, thành phố, khi tên cơ quan chưa có", En: "the province, where the name lacks it"},
		say.Text{Vi: "tỉnh, thành phố", En: "the province"}, putProvince},
	{"cap-tren", say.Text{Vi: "Cơ quan chủ quản; sở thì mặc định là ủy ban nhân dân tỉnh, thành phố",
		En: "the body above it; that of a department is the people's committee when none is named"},
		say.Text{Vi: "cơ quan chủ quản", En: "the body above it"}, putParent},
	{"dia-chi-cong", say.Text{Vi: "Địa chỉ của cổng trên mạng, ví dụ https://coquan.tinh.gov.vn", En: "the portal's address on the web"},
		say.Text{Vi: "địa chỉ của cổng trên mạng", En: "the portal's address"}, putAddress},
	{"dia-chi", say.Text{Vi: "Địa chỉ trụ sở", En: "where the body sits"}, say.Text{Vi: "địa chỉ trụ sở", En: "where the body sits"},
		func(b *Body, text string) error { return plain(&b.Office, text) }},
	{"dien-thoai", say.Text{Vi: "Điện thoại", En: "telephone"}, say.Text{Vi: "điện thoại", En: "telephone"}, putPhone},
	{"email", say.Text{Vi: "Thư điện tử", En: "electronic mail"}, say.Text{Vi: "thư điện tử", En: "electronic mail"}, putEmail},
}

// Put takes an answer, or says why it is none.
func (q Question) Put(b *Body, answer string) error {
	return q.put(b, strings.Join(strings.Fields(viet.Normal(answer)), " "))
}

// plain takes a text that stands on pages as it is written.
func plain(into *string, text string) error {
	if strings.ContainsAny(text, "*_`[]{}<>|\\#\"") || strings.ContainsRune(text, '\uFFFD') {
		return say.Errorf("%q có dấu không dùng được ở đây (* _ ` [ ] { } < > | \\ # \"); viết lại không có các dấu ấy",
			"%q has a sign that cannot stand here (* _ ` [ ] { } < > | \\ # \"); write it without", text)
	}
	*into = text
	return nil
}

func putName(b *Body, text string) error {
	switch {
	case viet.Slug(text) == "":
		return say.Errorf("cần tên đầy đủ của cơ quan: congkhai init --ten \"Sở Y tế tỉnh An Giang\"",
			"the body's full name is needed: congkhai init --ten \"…\"")
	case len(text) > bound.Name:
		return say.Errorf("tên cơ quan dài %d chữ, nhiều nhất là %d; viết tên chính thức",
			"the body's name has %d letters, %d at most; write its official name", len(text), bound.Name)
	}
	return plain(&b.Name, text)
}

func putParent(b *Body, text string) error {
	if text != "" && viet.Slug(text) == "" {
		return say.Errorf("%q không phải tên cơ quan", "%q is no name of a body", text)
	}
	return plain(&b.Parent, text)
}

// cities are the provinces that are called a city.
var cities = []string{"ha noi", "hai phong", "hue", "da nang", "can tho", "ho chi minh"}

// provinceName matches a province with the word for what it is.
var provinceName = regexp.MustCompile(`(?i)(?:^|\s)(tỉnh|thành phố)\s+(\S.*)$`)

// putProvince takes a province by its name, with or without the word for what it is.
func putProvince(b *Body, text string) error {
	if m := provinceName.FindStringSubmatch(text); m != nil {
		return plain(&b.Province, strings.ToLower(m[1])+" "+m[2])
	}
	switch {
	case text == "":
		return nil
	case viet.Slug(text) == "":
		return say.Errorf("%q không phải tên tỉnh, thành phố", "%q is no name of a province", text)
	case slices.Contains(cities, viet.Fold(text)):
		return plain(&b.Province, "thành phố "+text)
	}
	return plain(&b.Province, "tỉnh "+text)
}

func putAddress(b *Body, text string) error {
	text = strings.TrimRight(text, "/")
	if text != "" && (!contact.IsWeb(text) || !site.IsPublic(text)) {
		return say.Errorf("%q không phải địa chỉ của cổng; viết như https://coquan.tinh.gov.vn, hoặc https://tinh.gov.vn/coquan khi cổng đặt dưới một đường dẫn của trang khác%s",
			"%q is no address of a portal; write it like https://coquan.tinh.gov.vn, or https://tinh.gov.vn/coquan for one under a path of another site%s", text,
			say.DidYouMean(contact.Meant(text)))
	}
	b.Address = text
	return nil
}

func putPhone(b *Body, text string) error {
	if text != "" && contact.Phones(text) == nil {
		return say.Errorf("%q không phải số điện thoại; viết cả mã vùng, như 0273.3993847",
			"%q is no telephone number; write it with its area code, such as 0273.3993847", text)
	}
	b.Phone = text
	return nil
}

func putEmail(b *Body, text string) error {
	if text != "" && !contact.IsMail(text) {
		return say.Errorf("%q không phải địa chỉ thư điện tử; viết như coquan@tinh.gov.vn",
			"%q is no mail address; write it like coquan@tinh.gov.vn", text)
	}
	b.Email = text
	return nil
}

// Gaps are what nobody said.
func (b Body) Gaps() []say.Text {
	b = b.full()
	var gaps []say.Text
	for i, given := range []string{b.Name, b.Province, b.Parent, b.Address, b.Office, b.Phone, b.Email} {
		if given == "" {
			gaps = append(gaps, Questions[i].Gap)
		}
	}
	return gaps
}

// department matches the names of bodies that the people's committee of a province has by law.
var department = regexp.MustCompile(`(?i)^sở\s`)

// full is the body with what follows from what was said: a name tells the province, and has it; a department stands
// under the people's committee of its province.
func (b Body) full() Body {
	if m := provinceName.FindStringSubmatch(b.Name); m != nil && b.Province == "" {
		b.Province = strings.ToLower(m[1]) + " " + m[2]
	}
	if b.Province != "" && b.Parent == "" && department.MatchString(b.Name) {
		b.Parent = committee + " " + b.Province
	}
	if _, bare, _ := strings.Cut(b.Province, " "); b.Province != "" && !strings.HasSuffix(b.Name, bareName(bare)) {
		b.Name += between(b.Name) + b.Province
	}
	return b
}

// committee is how the names of people's committees begin.
const committee = "Ủy ban nhân dân"

// bareName is the name of a province without the word "phố" of those that are a city.
func bareName(name string) string { return strings.TrimPrefix(name, "phố ") }

// commune matches the names of bodies that a comma parts from their province.
var commune = regexp.MustCompile(`(?i)\s(?:xã|phường|đặc khu)\s`)

func between(name string) string {
	if commune.MatchString(name) {
		return ", "
	}
	return " "
}
