package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// FormChart is a picture that reports of the form have: what a whole is made of.
type FormChart struct {
	Name  string   `key:"ten" say:"tên biểu đồ" example:"\"Hồ sơ mới nộp bằng cách nào\""`
	Whole string   `key:"tong" say:"khóa của số liệu là tổng" example:"\"i6.moi\""`
	Parts []string `key:"so_lieu" say:"khóa của các số liệu là phần" example:"[\"i6.truc_tuyen\", \"i6.truc_tiep_bc\"]"`
}

// FormSeries is a picture of one figure over the reports of a series.
type FormSeries struct {
	Name   string `key:"ten" say:"tên biểu đồ" example:"\"Hồ sơ tiếp nhận qua các kỳ\""`
	Figure string `key:"so_lieu" say:"khóa của số liệu" example:"\"i6.tiep_nhan\""`
}

// FormRowChart is a picture of one column of a table over its rows.
type FormRowChart struct {
	Name   string `key:"ten" say:"tên biểu đồ" example:"\"Hồ sơ tiếp nhận theo lĩnh vực\""`
	Grid   string `key:"bang" say:"khóa của bảng" example:"\"b06\""`
	Column string `key:"cot" say:"khóa của cột" example:"\"tiep_nhan\""`
}

// Chart is a table whose numbers are drawn as bars, and a sentence that says what it shows.
type Chart struct {
	Name, Sentence string
	Rows           []ChartRow
}

// ChartRow is a number and its bar. Share is the length of the bar, from 0 to 100; Percent is empty where the number is
// no part of a whole.
type ChartRow struct {
	Label   site.Link // an address only where the number is another report's
	Value   string
	Percent string
	Share   string
	Missing string // in place of a number: why there is none, as the theme's catalogue says it
}

// checkCharts reports charts of figures that the form does not have.
func checkCharts(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	known := func(key, path string) {
		if _, ok := f.named(s, key); !ok && key != "" {
			problems = append(problems, NoFigure.At(r.At(path), key).Like(key, slices.Concat(f.keys(), f.totalKeys())))
		}
	}
	for i, chart := range f.Charts {
		path := "bieu_do" + front.Index(i)
		known(chart.Whole, path+".tong")
		for j, key := range chart.Parts {
			known(key, path+".so_lieu"+front.Index(j))
		}
	}
	for i, series := range f.Series {
		known(series.Figure, "bieu_do_ky"+front.Index(i)+".so_lieu")
	}
	for i, chart := range f.RowCharts {
		at := "bieu_do_dong" + front.Index(i)
		g, hasGrid := f.grid(chart.Grid)
		_, hasColumn := g.column(chart.Column)
		switch {
		case chart.Grid != "" && !hasGrid:
			problems = append(problems, NoGrid.At(r.At(at+".bang"), chart.Grid).Like(chart.Grid, f.gridKeys()))
		case chart.Column != "" && chart.Grid != "" && !hasColumn && !g.mayHave(chart.Column):
			problems = append(problems, NoColumn.At(r.At(at+".cot"), chart.Column).Like(chart.Column, g.columnKeys()))
		}
	}
	return problems
}

// charts draws what the report's form wants drawn and the report has numbers for.
func charts(s *site.Site, r *record.Record, f *Form) []Chart {
	var charts []Chart
	for _, c := range f.Charts {
		if chart, ok := partsChart(s, r, f, c); ok {
			charts = append(charts, chart)
		}
	}
	for _, c := range f.Series {
		if chart, ok := seriesChart(s, r, f, c); ok {
			charts = append(charts, chart)
		}
	}
	for _, c := range f.RowCharts {
		if chart, ok := rowChart(s, r.Data.(*Report), f, c); ok {
			charts = append(charts, chart)
		}
	}
	return charts
}

// rowChart draws a column of a table, a bar for each row that has a number; ok is false where there are no two.
func rowChart(s *site.Site, p *Report, f *Form, c FormRowChart) (chart Chart, ok bool) {
	g, _ := f.grid(c.Grid)
	column, _ := g.column(c.Column)
	names := g.rowNames(s)
	var most amount.Amount
	var counted []GridRow
	grid := p.Grids[c.Grid]
	for _, row := range g.ordered(grid) {
		if value, has := grid.at(row.ID, c.Column); has && row.ID != totalKey && (Operand{Value: value}).counted() {
			most = max(most, value.Value)
			counted = append(counted, row)
		}
	}
	if len(counted) < 2 || most <= 0 {
		return chart, false
	}
	var highest []string
	for _, row := range counted {
		value, _ := grid.at(row.ID, c.Column)
		chart.Rows = append(chart.Rows, ChartRow{Label: names[row.ID], Value: column.Text(value.Value),
			Share: barLength(value.Value, most)})
		if value.Value == most {
			highest = append(highest, names[row.ID].Text)
		}
	}
	chart.Name, chart.Sentence = c.Name, fmt.Sprintf("%s: nhiều nhất %s (%s).", column.called(), column.Text(most),
		strings.Join(highest, "; "))
	return chart, true
}

// partsChart draws the parts of a whole; ok is false when a number is missing or the whole is nothing.
func partsChart(s *site.Site, r *record.Record, f *Form, c FormChart) (chart Chart, ok bool) {
	whole := figureOf(s, r, c.Whole)
	if !whole.counted() || whole.Value.Value <= 0 {
		return chart, false
	}
	var said []string
	for _, key := range c.Parts {
		part := figureOf(s, r, key)
		if !part.counted() {
			return chart, false
		}
		figure, _ := f.figure(key)
		value, share := part.Value.Value, amount.PercentOf(part.Value.Value, whole.Value.Value)
		row := ChartRow{Label: site.Link{Text: figure.called()}, Value: figure.Text(value), Percent: share.Decimals() + "%",
			Share: barLength(value, whole.Value.Value)}
		chart.Rows = append(chart.Rows, row)
		said = append(said, fmt.Sprintf("%s: %s (%s)", viet.LowerFirst(row.Label.Text), row.Value, row.Percent))
	}
	figure, _ := f.figure(c.Whole)
	chart.Name, chart.Sentence = c.Name, fmt.Sprintf("%s: %s. Trong đó, %s.", figure.called(),
		figure.Text(whole.Value.Value), strings.Join(said, "; "))
	return chart, true
}

// barLength is a part of the longest bar, as a number that SVG reads.
func barLength(value, most amount.Amount) string {
	return strings.ReplaceAll(amount.PercentOf(value, most).Text(), ",", ".")
}

// seriesLength is how many periods a series shows: three years of quarters.
const seriesLength = 12

// seriesChart draws a figure over the periods up to the report's, a row for every report and for every time without
// one; ok is false when there are no two numbers to compare.
func seriesChart(s *site.Site, r *record.Record, f *Form, c FormSeries) (chart Chart, ok bool) {
	figure, _ := f.figure(c.Figure)
	all := alike(s, r)
	all = all[:slices.Index(all, r)+1]
	all = all[max(0, len(all)-seriesLength):]
	var known []*record.Record
	missing := map[*record.Record]string{}
	for _, other := range all {
		switch o := figureOf(s, other, c.Figure); {
		case !figure.definedIn(form(s, other.Data.(*Report))):
			missing[other] = OtherForm
		case !o.counted():
			missing[other] = o.Missing
		default:
			known = append(known, other)
		}
	}
	if len(known) < 2 {
		return chart, false
	}
	value := func(r *record.Record) amount.Amount { return figureOf(s, r, c.Figure).Value.Value }
	text := func(r *record.Record) string { return printOf(s, r, c.Figure).Text(value(r)) }
	most := slices.MaxFunc(known, func(a, b *record.Record) int { return cmp.Compare(value(a), value(b)) })
	least := slices.MinFunc(known, func(a, b *record.Record) int { return cmp.Compare(value(a), value(b)) })
	for i, other := range all {
		if from, _ := hole(s, other); i > 0 && from.Text != "" {
			chart.Rows = append(chart.Rows, ChartRow{Label: site.Link{Text: "Từ " + from.Text}, Missing: NoReport})
		}
		row := ChartRow{Label: site.Link{URL: other.URL(), Text: periodName(other)}, Missing: missing[other]}
		if row.Missing == "" {
			row.Value, row.Share = text(other), barLength(value(other), max(value(most), 1))
		}
		chart.Rows = append(chart.Rows, row)
	}
	chart.Name = c.Name
	chart.Sentence = fmt.Sprintf("%s: nhiều nhất %s (%s), ít nhất %s (%s).", figure.called(),
		text(most), periodName(most), text(least), periodName(least))
	return chart, true
}

// periodName is what people call a report's period: "quý III/2021", "năm 2021", or its days.
func periodName(r *record.Record) string {
	p := r.Data.(*Report)
	if span := p.span(); !span.IsZero() {
		return span.Name()
	}
	return p.From.Print() + " – " + p.To.Print()
}
