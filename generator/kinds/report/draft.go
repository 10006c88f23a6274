package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Draft returns a first text for a new file of the kind, filled in with what the site knows already, and whether the
// kind has one for such an ID.
func Draft(s *site.Site, k *site.Kind, id string) (string, bool) {
	if k.Draft == nil {
		return "", false
	}
	return k.Draft(s, id)
}

var reportID = regexp.MustCompile(`^(20[0-9]{2})(?:-q([1-4]))?$`)

// draftReport fills in a report of a quarter ("2021-q3") or of a year ("2021") from the newest form and the reports
// before: agency, days of the period, and the figures that follow from other reports, so that a clerk types only what
// is new.
func draftReport(s *site.Site, id string) (string, bool) {
	m := reportID.FindStringSubmatch(id)
	if m == nil {
		return "", false
	}
	p := &Report{Agency: s.Config.Agency, Period: strings.ToUpper(id)}
	routine, title := Quarterly, "quý "+roman(p.Quarter())+" "
	if m[2] == "" {
		routine, title = Yearly, ""
	}
	formRecord := newestForm(s, routine)
	if formRecord == nil {
		return "", false
	}
	p.From, p.To = cutOff(p.Year(), p.Quarter(), routine)
	f := formRecord.Data.(*Form)
	known := known(s, f, p)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\n# Bản nháp: xóa dòng nhap khi đã điền xong, rồi chạy check.\nnhap = true\n")
	fmt.Fprintf(&b, "ten = \"\" # ví dụ: %s, %snăm %d\n", oneLine(f.Name), title, p.Year())
	fmt.Fprintf(&b, "bieu_mau = %q\ndon_vi = %q\nky = %q\ntu_ngay = %s\nden_ngay = %s\n",
		formRecord.ID, p.Agency, p.Period, p.From, p.To)
	b.WriteString("\n# Mỗi số liệu là một số, hoặc \"khong\", \"khong_ap_dung\", \"khong_bao_cao\".\n[so_lieu]\n")
	for _, section := range f.Sections {
		if len(section.Figures) > 0 {
			fmt.Fprintf(&b, "\n# %s. %s\n", section.Number, oneLine(section.Name))
		}
		for _, figure := range section.Figures {
			b.WriteString(figure.draft(known[figure.Key]))
		}
	}
	b.WriteString("+++\n\nViết lời mở đầu ở đây; lời của mỗi mục đứng dưới dòng ## và số mục, ví dụ ## " +
		f.Sections[len(f.Sections)-1].Number + "\n")
	return b.String(), true
}

// draft is the figure's line in a new report, filled in when the value is known.
func (f FormFigure) draft(known string) string {
	switch {
	case known != "":
		return fmt.Sprintf("%s = %s # %s (lấy từ báo cáo trước)\n", f.Key, known, oneLine(f.Label))
	case f.Kind == statement:
		return fmt.Sprintf("%s = \"\" # %s: true hoặc false\n", f.Key, oneLine(f.Label))
	}
	return fmt.Sprintf("%s = \"\" # %s\n", f.Key, oneLine(f.Label))
}

// oneLine is a text that can stand in a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// cutOff returns the period of a report: from the 15th of the month before the quarter or year to the 14th of its last
// month (Nghị định 09/2019/NĐ-CP).
func cutOff(year, quarter int, routine Routine) (from, to calendar.Date) {
	to = calendar.Date{Year: year, Month: 3 * quarter, Day: 14}
	if routine == Yearly || quarter == 1 {
		return calendar.Date{Year: year - 1, Month: 12, Day: 15}, to
	}
	return calendar.Date{Year: year, Month: 3*quarter - 3, Day: 15}, to
}

// newestForm returns the newest form of a routine that has sections, or nil.
func newestForm(s *site.Site, routine Routine) *record.Record {
	for _, r := range s.All(FormFolder) {
		if f := r.Data.(*Form); f.Routine == routine && len(f.Sections) > 0 && !f.From.After(s.AsOf) {
			return r
		}
	}
	return nil
}

// lastReportBefore returns the report of an agency and a routine that ends on the day before a day, or nil: no other
// hands anything on.
func lastReportBefore(s *site.Site, day calendar.Date, agency string, routine Routine) *record.Record {
	for _, r := range s.All(Folder) {
		p := r.Data.(*Report)
		if p.Agency == agency && RoutineOf(s, p) == routine && p.To.Add(1) == day {
			return r
		}
	}
	return nil
}

// known lists the figures of a report to be written that its form says are equal to one of the report before, or, for a
// year, to a sum over its quarters, as content writes them.
func known(s *site.Site, f *Form, p *Report) map[string]string {
	values := map[string]string{}
	for _, rule := range f.Relations {
		rel, ok := parseRelation(rule.Says)
		if !ok || rel.Operator != "=" || len(rel.Left) != 1 || len(rel.Right) != 1 || len(rel.Under) > 0 {
			continue
		}
		if value, ok := knownOperand(s, f, p, rel.Right[0].Key); ok {
			values[rel.Left[0].Key] = value
		}
	}
	return values
}

func knownOperand(s *site.Site, f *Form, p *Report, key string) (value string, ok bool) {
	switch prefix, rest := splitKey(key); prefix {
	case beforePrefix:
		if previous := lastReportBefore(s, p.From, p.Agency, f.Routine); previous != nil {
			return written(previous.Data.(*Report).Figures[rest]), true
		}
	case yearPrefix:
		quarters, missing := quartersTo(s, p.Agency, p.Year(), p.Quarter())
		if sum := sumOf(quarters, rest); len(missing) == 0 && sum.counted() {
			return written(sum.Value), true
		}
	}
	return "", false
}

// written is a value as content files write it.
func written(v front.Stated[amount.Amount]) string {
	if !v.Given() {
		return strconv.Quote(v.State.String())
	}
	return strings.ReplaceAll(strings.ReplaceAll(v.Value.Text(), ".", "_"), ",", ".")
}
