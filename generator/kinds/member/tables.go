package member

import (
	"encoding/hex"
	"strings"

	"congkhai/generator/files/data"
	"congkhai/generator/files/gathered"
	"congkhai/generator/site"
)

const (
	membersFile = membersURL + "danh-sach"
	itemsFile   = membersURL + "muc"
	reportsFile = membersURL + "bao-cao"
)

var (
	idColumn      = site.TextColumn("cong", "tên gọi của cổng, như trong tệp gop")
	memberColumns = []data.Column{idColumn,
		optional("ten", "tên cổng tự xưng"), optional("dia_chi", "địa chỉ của cổng"),
		site.TextColumn("trang_thai", "tot: kiểm chứng được; sai: khác với bản đã ký; khong_doc_duoc: không đọc được; chua_ky: chưa ký"),
		optional("vi_sao", "vì sao không kiểm chứng được"),
		site.DayColumn("kiem_ngay", "ngày kiểm lần cuối"), optionalDay("tot_ngay", "ngày cuối cùng mọi thứ đúng; các mục là của ngày ấy"),
		optional("khoa", "khóa công khai của nhật ký"), optional("checkpoint", "checkpoint của nhật ký ngày ấy, với chữ ký của cổng này"),
	}
	itemColumns = []data.Column{idColumn, site.TextColumn("dia_chi_trang", "địa chỉ trang của mục ở cổng ấy"),
		site.TextColumn("tieu_de_trang", "tiêu đề"), optional("ma", "mã thủ tục"),
		site.TextColumn("dau", "SHA-256 của tệp du-lieu.json của mục"), site.DayColumn("ngay", "ngày mà mục được thấy như vậy")}
	reportColumns = []data.Column{idColumn, site.TextColumn("co_quan", "cơ quan phải báo cáo"),
		site.TextColumn("bieu_mau", "biểu mẫu"), site.TextColumn("ky", "kỳ báo cáo"),
		StateColumn,
		optional("dia_chi_trang", "địa chỉ trang của báo cáo ở cổng ấy"), site.DayColumn("ngay", "ngày mà cổng ấy cho biết như vậy")}
)

// StateColumn is what a portal says of a period for which a body reports, in its own table and in that of a province.
var StateColumn = site.TextColumn("tinh_trang",
	"da_co: cổng đã có; thieu: kỳ đã hết mà chưa có; chua_toi_han: kỳ chưa hết; khong_tinh: không phải báo cáo")

func optional(name, say string) data.Column {
	c := site.TextColumn(name, say)
	c.Always = false
	return c
}

func optionalDay(name, say string) data.Column {
	c := site.DayColumn(name, say)
	c.Always = false
	return c
}

// cell is a text, or no cell where there is none.
func cell(text string) data.Cell {
	if text == "" {
		return data.Cell{}
	}
	return data.TextCell(text)
}

func membersTable(s *site.Site) site.Table {
	rows := func(p *gathered.Portal, yield func(...string) bool) bool {
		return yield(p.ID, p.Name, p.Address, string(p.State), strings.Join(p.Reasons, "; "), p.Checked.String(),
			p.Good.String(), p.Key, p.Checkpoint)
	}
	return table(s, membersFile, membersTitle, "Mỗi dòng một cổng thành phần: lần kiểm cuối cho biết gì.", memberColumns, rows)
}

func itemsTable(s *site.Site) site.Table {
	rows := func(p *gathered.Portal, yield func(...string) bool) bool {
		for _, i := range p.Items {
			if !yield(p.ID, p.Address+i.Path, i.Title, i.Code, hex.EncodeToString(i.Seal[:]), p.Good.String()) {
				return false
			}
		}
		return true
	}
	return table(s, itemsFile, "Mục của các cổng thành phần", "Mỗi dòng một mục mà một cổng thành phần công bố.", itemColumns, rows)
}

func reportsTable(s *site.Site) site.Table {
	rows := func(p *gathered.Portal, yield func(...string) bool) bool {
		for _, r := range p.Reports {
			address := ""
			if r.Path != "" {
				address = p.Address + r.Path
			}
			if !yield(p.ID, r.Body, r.Form, r.Period, r.State, address, p.Good.String()) {
				return false
			}
		}
		return true
	}
	return table(s, reportsFile, "Báo cáo của các cổng thành phần",
		"Mỗi dòng một kỳ báo cáo của một cổng thành phần, và cổng ấy đã có báo cáo hay chưa.", reportColumns, rows)
}

// table has the rows of all portals.
func table(s *site.Site, url, title, about string, columns []data.Column,
	rows func(*gathered.Portal, func(...string) bool) bool) site.Table {
	all := func(yield func([]data.Cell) bool) {
		row := make([]data.Cell, len(columns))
		for _, p := range s.Gathered.Portals {
			if !rows(p, func(texts ...string) bool {
				for i, text := range texts {
					row[i] = cell(text)
				}
				return yield(row)
			}) {
				return
			}
		}
	}
	made := func() string { return hex.EncodeToString(s.Gathered.Sum[:]) }
	return site.Table{URL: url, About: about, Page: membersURL, Made: made,
		Table: data.Table{Title: title, Columns: columns, Rows: all}}
}
