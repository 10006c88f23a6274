package record

import (
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/contact"
)

// Config is config.toml: whose portal it is, where it stands, and its menu.
type Config struct {
	Name        string               `key:"ten" say:"tên cổng"`
	Summary     string               `key:"mo_ta" say:"một câu giới thiệu cổng, cho máy tìm kiếm"`
	Address     string               `key:"dia_chi" say:"địa chỉ công khai của cổng, không có dấu / ở cuối; cổng đặt dưới một đường dẫn của trang khác thì ghi cả đường dẫn, như https://tinh.gov.vn/skhcn"`
	Language    Language             `key:"ngon_ngu" say:"ngôn ngữ giao diện"`
	Editions    []Language           `key:"ngon_ngu_them,optional" say:"ngôn ngữ khác mà cổng cũng có, mỗi ngôn ngữ trong thư mục mang tên nó, như /en/" example:"[\"en\"]"`
	Zone        string               `key:"mui_gio" say:"múi giờ quyết định hôm nay là ngày nào"`
	Theme       string               `key:"giao_dien" say:"thư mục giao diện trong themes"`
	Agency      string               `key:"co_quan" is:"co-quan" say:"cơ quan chủ quản cổng: tên tệp trong content/co-quan"`
	Responsible front.Stated[string] `key:"nguoi_chiu_trach_nhiem" say:"người chịu trách nhiệm nội dung"`
	Licence     string               `key:"giay_phep,optional" say:"giấy phép sử dụng dữ liệu: tên SPDX hoặc địa chỉ; bỏ trống khi chưa định" example:"\"CC-BY-4.0\""`
	Often       []string             `key:"thu_tuc_hay_dung,optional" is:"thu-tuc" say:"thủ tục hay dùng ở trang chủ: tên tệp trong content/thu-tuc, theo thứ tự" example:"[\"1.000173\"]"`
	Identity    Identity             `key:"nhan_dien,optional" say:"nhận diện của cơ quan: màu, biểu trưng, câu ví dụ của ô tìm"`
	Shared      []string             `key:"chung,optional" say:"nội dung dùng chung, đặt dưới nội dung của cổng: thư mục tính từ chỗ của config.toml, hoặc kho git ghim ở một lần lưu" example:"[\"../tinh/content\"]"`
	WebServers  []WebServer          `key:"may_chu_web,optional" say:"máy chủ web mà cổng có sẵn tệp cấu hình: apache (.htaccess), caddy (chuyen-huong.caddy), iis (web.config); nginx thì luôn có" example:"[\"apache\"]"`
	Archive     Archive              `key:"luu_tru,optional" say:"cổng là bản lưu: từ ngày nào, theo đâu, ai tiếp tục"`
	Targets     []Target             `key:"noi_dang,optional" say:"những nơi mà lệnh deploy gửi cổng đã dựng tới"`
	Menu        []MenuItem           `key:"trinh_don,optional" say:"các mục của trình đơn"`

	at func(path string) source.Span
}

// Identity is how a portal looks and speaks besides its theme: the theme's own where nothing is said.
type Identity struct {
	Brand   Colour `key:"mau,optional" say:"màu chủ đạo: nền của nút và trình đơn, màu của liên kết" example:"\"#0b4f8a\""`
	Accent  Colour `key:"mau_nhan,optional" say:"màu nhấn: đường kẻ dưới trình đơn, dưới chữ tìm thấy" example:"\"#e3a008\""`
	Logo    string `key:"logo,optional" say:"biểu trưng: tệp .svg hoặc .png, đường dẫn tính từ chỗ của config.toml" example:"\"logo.svg\""`
	Example string `key:"vi_du_tim,optional" say:"câu ví dụ trong ô tìm" example:"\"ví dụ: giấy phép X-quang\""`
}

// nowhere ends the addresses that no machine has (RFC 2606).
const nowhere = ".invalid"

// Unaddressed reports whether the portal has no address yet, but something in its place.
func (c Config) Unaddressed() bool {
	return strings.HasSuffix(strings.TrimSuffix(c.Address, c.Path()), nowhere)
}

// Path is where on its host the portal stands: "/skhcn" under the site of another, "" where the host is its own.
func (c Config) Path() string {
	_, behind, _ := strings.Cut(c.Address, "://")
	if slash := strings.IndexByte(behind, '/'); slash >= 0 {
		return behind[slash:]
	}
	return ""
}

// Archive is that a portal is kept as it was, when the body whose portal it is has come to an end.
type Archive struct {
	From    calendar.Date `key:"tu" say:"từ ngày này cổng là bản lưu" example:"2025-07-01"`
	By      string        `key:"theo,optional" say:"văn bản hoặc nguồn nói điều ấy" example:"\"Nghị quyết số 202/2025/QH15\""`
	Heir    string        `key:"ke_tuc,optional" say:"ai tiếp tục công việc: tên tệp trong content/co-quan, hoặc tên cơ quan" example:"\"ubnd-tinh-dong-thap\""`
	Address string        `key:"dia_chi,optional" say:"địa chỉ trang của nơi tiếp tục" example:"\"https://chinhphu.vn\""`
}

// MenuItem is a link of the menu.
type MenuItem struct {
	Name    string `key:"ten" say:"tên mục"`
	Address string `key:"dia_chi" say:"địa chỉ trong cổng, như /thu-tuc/"`
}

// Language is a language of the interface.
type Language string

// Choices lists the languages that a theme may have a catalogue for.
func (Language) Choices() []front.Choice {
	return []front.Choice{{ID: "vi", Label: "Tiếng Việt"}, {ID: "en", Label: "English"}}
}

// At returns the place of a value of config.toml.
func (c Config) At(path string) source.Span { return c.at(path) }

var (
	licenceName    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)
	licenceAddress = regexp.MustCompile(`^https?://` +
		contact.HostPart + `(?:\.` + contact.HostPart + `)+(?:/[!-~]*)?$`)
)

// LicenceURL is the address of the licence under which the data may be used, "" when none is given.
func (c Config) LicenceURL() string {
	switch {
	case licenceAddress.MatchString(c.Licence):
		return c.Licence
	case licenceName.MatchString(c.Licence):
		return "https://spdx.org/licenses/" + c.Licence + ".html"
	}
	return ""
}
