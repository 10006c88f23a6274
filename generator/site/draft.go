package site

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/calendar"
	"congkhai/generator/front"
)

// Draft returns a first text for a new file of the kind, filled in with what the site knows already, and whether the
// kind has one for such an ID.
func (s *Site) Draft(k *Kind, id string) (string, bool) {
	if k.draft == nil {
		return "", false
	}
	return k.draft(s, id)
}

var quarterID = regexp.MustCompile(`^(20[0-9]{2})-q([1-4])$`)

// draftReport fills in a quarterly report from the newest form and the report before: agency, days of the period, and
// the figures that are carried over, so that a clerk types only what is new.
func draftReport(s *Site, id string) (string, bool) {
	m := quarterID.FindStringSubmatch(id)
	formRecord := s.newestForm()
	if m == nil || formRecord == nil {
		return "", false
	}
	f := formRecord.Data.(*Form)
	year, _ := strconv.Atoi(m[1]) // the expression lets only digits through
	quarter, _ := strconv.Atoi(m[2])
	from, to := cutOff(year, quarter)
	previous := s.lastReportBefore(from, f.Routine)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\n# Bản nháp: xóa dòng nhap khi đã điền xong, rồi chạy check.\nnhap = true\n")
	fmt.Fprintf(&b, "ten = \"\" # ví dụ: %s, quý %s năm %d\n", oneLine(f.Name), []string{"I", "II", "III", "IV"}[quarter-1], year)
	fmt.Fprintf(&b, "bieu_mau = %q\ndon_vi = %q\nky = \"%d-Q%d\"\ntu_ngay = %s\nden_ngay = %s\n", formRecord.ID, s.Config.Agency, year, quarter, from, to)
	b.WriteString("\n# Mỗi số liệu là một số, hoặc \"khong\", \"khong_ap_dung\", \"khong_bao_cao\".\n[so_lieu]\n")
	carried := f.carried(previous, from)
	for _, section := range f.Sections {
		if len(section.Figures) > 0 {
			fmt.Fprintf(&b, "\n# %s. %s\n", section.Number, oneLine(section.Name))
		}
		for _, figure := range section.Figures {
			if value, ok := carried[figure.Key]; ok {
				fmt.Fprintf(&b, "%s = %s # %s (lấy từ kỳ trước)\n", figure.Key, value, oneLine(figure.Label))
				continue
			}
			fmt.Fprintf(&b, "%s = \"\" # %s\n", figure.Key, oneLine(figure.Label))
		}
	}
	b.WriteString("+++\n\nViết lời mở đầu ở đây; lời của mỗi mục đứng dưới dòng ## và số mục, ví dụ ## " + f.Sections[len(f.Sections)-1].Number + "\n")
	return b.String(), true
}

// oneLine is a text that can stand in a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// cutOff returns the period of a quarterly report: from the 15th of the month before the quarter to the 14th of its
// last month (Nghị định 09/2019/NĐ-CP).
func cutOff(year, quarter int) (from, to calendar.Date) {
	to = calendar.Date{Year: year, Month: 3 * quarter, Day: 14}
	from = calendar.Date{Year: year, Month: 3*quarter - 3, Day: 15}
	if quarter == 1 {
		from = calendar.Date{Year: year - 1, Month: 12, Day: 15}
	}
	return from, to
}

// newestForm returns the newest form for quarterly reports that has sections, or nil.
func (s *Site) newestForm() *Record {
	for _, r := range s.all(formFolder) {
		if f := r.Data.(*Form); f.Routine == "quy" && len(f.Sections) > 0 && !f.From.After(s.AsOf) {
			return r
		}
	}
	return nil
}

// lastReportBefore returns the newest report of the portal's own agency and a routine that ends before a day, or nil.
func (s *Site) lastReportBefore(day calendar.Date, routine Routine) *Report {
	for _, r := range s.all(reportFolder) {
		p := r.Data.(*Report)
		if p.Agency == s.Config.Agency && s.routine(p) == routine && day.After(p.To) {
			return p
		}
	}
	return nil
}

// carried lists the figures whose relations say that they equal one of the report before, as content writes them. A
// report that does not end on the day before hands nothing on.
func (f *Form) carried(previous *Report, from calendar.Date) map[string]string {
	values := map[string]string{}
	if previous == nil || previous.To.Add(1) != from {
		return values
	}
	for _, rule := range f.Relations {
		rel, ok := parseRelation(rule.Says)
		if !ok || rel.operator != "=" || len(rel.left) != 1 || len(rel.right) != 1 {
			continue
		}
		key, isCarried := strings.CutPrefix(rel.right[0].key, carriedPrefix)
		if value := previous.Figures[key]; isCarried {
			values[rel.left[0].key] = written(value)
		}
	}
	return values
}

// written is a value as content files write it.
func written(v front.Stated[Amount]) string {
	if !v.Given() {
		return strconv.Quote(v.State.String())
	}
	return strings.ReplaceAll(strings.ReplaceAll(v.Value.Text(), ".", "_"), ",", ".")
}
