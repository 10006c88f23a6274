package report

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Draft returns a first text for a new file of the kind, filled in with what the site knows already: "" where the kind
// has none for such an ID. Form is the form that a report shall fill in, where somebody says which.
func Draft(s *site.Site, k *site.Kind, id, form string) (string, error) {
	if k.Draft == nil {
		return "", nil
	}
	return k.Draft(s, id, form)
}

// draftReport fills in a report of a period, "2021-q3", "2021-09", "2021-9t", with more letters where a body has
// several ("2021-q3-mot-cua"), from the form for it and the reports before: agency, days of the period, and the figures
// that follow from other reports, so that a clerk types only what is new.
func draftReport(s *site.Site, id, formID string) (string, error) {
	if s == nil { // no portal yet
		return "", nil
	}
	span := periodOfID(id)
	formRecord, err := formFor(s, span, formID)
	if formRecord == nil || err != nil {
		return "", err
	}
	p := &Report{Agency: s.Config.Agency, Form: formRecord.ID, Period: span.String()}
	if !span.IsZero() {
		p.From, p.To = span.CutOff()
	}
	return p.draft(s, formRecord.Data.(*Form)), nil
}

func (r *Report) draft(s *site.Site, f *Form) string {
	known := known(s, f, r)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\n# Bản nháp: xóa dòng nhap khi đã điền xong, rồi chạy check.\n"+
		"# Lời mở đầu viết dưới dòng +++ ở cuối, lời của mỗi mục dưới dòng ## và số mục, ví dụ ## %s.\nnhap = true\n",
		f.Sections[len(f.Sections)-1].Number)
	fmt.Fprintf(&b, "ten = \"\" # ví dụ: %s\n", strings.TrimSpace(oneLine(f.Name)+", "+r.span().InTitle()))
	fmt.Fprintf(&b, "bieu_mau = %q\ndon_vi = %q\n", r.Form, r.Agency)
	if r.Period == "" {
		b.WriteString("tu_ngay = \"\" # ngày đầu kỳ, ví dụ: 2021-06-15\nden_ngay = \"\" # ngày cuối kỳ\n")
	} else {
		fmt.Fprintf(&b, "ky = %q\ntu_ngay = %s\nden_ngay = %s\n", r.Period, r.From, r.To)
	}
	b.WriteString("\n# Mỗi số liệu là một số, hoặc \"khong\", \"khong_ap_dung\", \"khong_bao_cao\".\n[so_lieu]\n")
	for _, section := range f.Sections {
		if len(section.Figures) > 0 {
			fmt.Fprintf(&b, "\n# %s. %s\n", section.Number, oneLine(section.Name))
		}
		for _, figure := range section.figures() {
			b.WriteString(figure.draft(known[figure.Key]))
		}
	}
	previous := endingBefore(s, seriesOf(s, r.Agency, lineOf(s, r.Form)), r)
	for _, g := range f.grids() {
		before := Grid{}
		if previous != nil {
			before = previous.Data.(*Report).Grids[g.Key]
		}
		b.WriteString(g.draft(g.rowNames(s), before))
	}
	b.WriteString("+++\n")
	return b.String()
}

// periodOfID is the period that the ID of a report begins with; none where it begins with another word.
func periodOfID(id string) period.Period {
	parts := strings.SplitN(strings.ToUpper(id), "-", 3)
	for _, n := range []int{2, 1} {
		if span, ok := period.Parse(strings.Join(parts[:min(n, len(parts))], "-")); ok {
			return span
		}
	}
	return period.Period{}
}

// formFor returns the form that a report of a period fills in: the one that somebody named, or the only one there is.
// Forms that are due for just such a period come before those that it sums up.
func formFor(s *site.Site, span period.Period, id string) (*record.Record, error) {
	if id != "" {
		return formNamed(s, span, id)
	}
	if span.IsZero() {
		return nil, nil
	}
	single := func(f *Form) bool { _, ok := span.In(f.Routine.Months()); return ok }
	for _, fits := range []func(f *Form) bool{single, func(f *Form) bool { return mayFill(f.Routine, span) }} {
		switch forms := formsInUse(s, span, fits); len(forms) {
		case 0:
		case 1:
			return forms[0], nil
		default:
			return nil, severalForms(span, forms)
		}
	}
	return nil, nil
}

func formNamed(s *site.Site, span period.Period, id string) (*record.Record, error) {
	r := s.Record(FormFolder, id)
	if r == nil {
		return nil, NoForm(s, id)
	}
	f := r.Data.(*Form)
	if f.Routine == OnDemand {
		return r, nil
	}
	if span.IsZero() || !mayFill(f.Routine, span) {
		return nil, say.Errorf("biểu mẫu %q là báo cáo %s; đặt tên tệp bắt đầu bằng kỳ, như %q",
			"reports with the form %q are due %s; begin the name with the period, such as %q", id,
			f.Routine.called(), strings.ToLower(f.Routine.example()))
	}
	return r, nil
}

// formsInUse lists the forms with sections that were in use at the end of a period and that a function picks, the
// newest first.
func formsInUse(s *site.Site, span period.Period, pick func(f *Form) bool) []*record.Record {
	from, to := span.CutOff()
	return slices.DeleteFunc(slices.Clone(s.All(FormFolder)), func(r *record.Record) bool {
		f := r.Data.(*Form)
		inUse := !f.From.After(to) && (f.To.IsZero() || !from.After(f.To))
		return len(f.Sections) == 0 || !inUse || !pick(f) || isFollowed(s, f, to)
	})
}

// isFollowed reports whether the form that follows a form is in use on a day already.
func isFollowed(s *site.Site, f *Form, day calendar.Date) bool {
	next := s.Record(FormFolder, f.Successor)
	return next != nil && !next.Data.(*Form).From.After(day)
}

func severalForms(span period.Period, forms []*record.Record) error {
	var ids []string
	for _, r := range forms {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return say.Asking("bieu-mau", say.Errorf("có nhiều biểu mẫu cho %s: %s; hãy nói biểu mẫu nào, như %s",
		"there are several forms for %s: %s; say which, such as %s", span.Name(), strings.Join(ids, ", "), ids[0]))
}

// NoForm says that the portal has no form of a name, or that none was named, and which there are.
func NoForm(s *site.Site, id string) error {
	var ids []string
	for _, r := range s.All(FormFolder) {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	if id == "" {
		return say.Asking("bieu-mau", say.Errorf("chưa nói biểu mẫu nào; chọn một trong: %s",
			"no form is named; name one of: %s", strings.Join(ids, ", ")))
	}
	near := viet.Nearest(id, ids)
	if near == "" {
		near = strings.Join(ids, ", ")
	}
	return say.Errorf("cổng không có biểu mẫu %q; có: %s", "the portal has no form %q, but: %s", id, near)
}

// draft is the figure's line in a new report, filled in when the value is known.
func (f *FormFigure) draft(known string) string {
	switch {
	case known != "":
		return fmt.Sprintf("%s = %s # %s (lấy từ báo cáo trước)\n", f.Key, known, oneLine(f.Label))
	case f.Kind == printed.Statement:
		return fmt.Sprintf("%s = \"\" # %s: true hoặc false\n", f.Key, oneLine(f.Label))
	}
	return fmt.Sprintf("%s = \"\" # %s%s\n", f.Key, oneLine(f.Label), f.Hint())
}

// oneLine is a text that can stand in a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

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
		from := before(s, p)
		if sum := sumOf(s, from, rest); len(from) > 0 && !heritageOf(s, p).isShared() {
			return printed.TOML(sum.Value), true
		}
	case yearPrefix:
		pieces, missing := piecesOf(s, p, f, p.span().ToDate())
		if sum := sumOf(s, allReports(pieces), rest); len(missing) == 0 && sum.counted() {
			return printed.TOML(sum.Value), true
		}
	}
	return "", false
}
