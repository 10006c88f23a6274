package kinds

import (
	"reflect"
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// Every key for a day says whether the day may still be to come: a new one would else be held against nothing.
func TestEveryDaySaysWhetherItMayBeToCome(t *testing.T) {
	for _, k := range Kinds() {
		checkWhen(t, k.Folder, k.Fields())
	}
}

func checkWhen(t *testing.T, under string, fields []front.Field) {
	t.Helper()
	for _, f := range fields {
		shapes := append([]front.Shape{f.Shape}, f.Shape.Any...)
		for i := 0; i < len(shapes); i++ {
			if of := shapes[i].Of; of != nil {
				shapes = append(shapes, *of)
			}
			checkWhen(t, under+"."+f.Key, shapes[i].Fields)
			if shapes[i].Type == "date" && f.When != "past" && f.When != "any" {
				t.Errorf("%s.%s holds days and does not say when: past or any", under, f.Key)
			}
		}
	}
}

// Days are found wherever a record can hold them.
func TestDaysAreFound(t *testing.T) {
	day := func(d int) calendar.Date { return calendar.Date{Year: 2026, Month: 1, Day: d} }
	type row struct {
		On calendar.Date `key:"ngay" when:"past"`
	}
	record := struct {
		One    calendar.Date               `key:"mot" when:"past"`
		Stated front.Stated[calendar.Date] `key:"hai" when:"any"`
		List   []calendar.Date             `key:"ba" when:"any"`
		Rows   front.Stated[[]row]         `key:"bon"`
		None   calendar.Date               `key:"nam" when:"past"`
		Text   string                      `key:"sau"`
		Inner  struct {
			Row row `key:"dong"`
		} `key:"bay"`
	}{One: day(1), List: []calendar.Date{day(3), day(4)}}
	record.Stated.Value, record.Rows.Value, record.Inner.Row.On = day(2), []row{{day(5)}}, day(6)
	got := map[string]bool{}
	for d := range front.Days(&record) {
		got[d.Path()+" "+d.String()] = d.Past
	}
	want := map[string]bool{"mot 2026-01-01": true, "hai 2026-01-02": false, "ba[0] 2026-01-03": false, "ba[1] 2026-01-04": false,
		"bon[0].ngay 2026-01-05": true, "bay.dong.ngay 2026-01-06": true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
