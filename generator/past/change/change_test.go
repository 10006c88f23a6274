package change

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// fee is what has to be paid, as a record has it.
type fee int

func (f fee) Text() string { return fmt.Sprintf("%d đ", int(f)) }

type channel string

func (channel) Choices() []front.Choice {
	return []front.Choice{{ID: "truc_tuyen", Label: "trực tuyến"}, {ID: "truc_tiep", Label: "trực tiếp"}, {ID: "buu_chinh", Label: "bưu chính"}}
}

type paper struct {
	Name   string            `key:"ten" say:"tên giấy tờ" past:"row"`
	Copies front.Stated[int] `key:"ban_sao" say:"số bản sao"`
	Note   string            `key:"ghi_chu,optional" say:"ghi chú"`
}

type way struct {
	Channel channel           `key:"hinh_thuc" say:"hình thức nộp" past:"row"`
	Fee     front.Stated[fee] `key:"le_phi" say:"lệ phí, viết như phí"`
	Papers  []paper           `key:"giay_to,optional" say:"các giấy tờ"`
}

type record struct {
	Draft  bool                         `key:"nhap,optional" say:"bản nháp" past:"-"`
	Name   string                       `key:"ten" say:"tên"`
	From   calendar.Date                `key:"tu_ngay,optional" say:"từ ngày"`
	Bases  front.Stated[[]string]       `key:"can_cu" say:"căn cứ pháp lý: số, ký hiệu"`
	Online front.Stated[[]way]          `key:"cach_thuc" say:"cách thức"`
	Values map[string]front.Stated[fee] `key:"so_lieu,optional" say:"số liệu"`
	Days   []calendar.Date              `key:"ngay,optional" say:"các ngày"`
	Plain  []struct {
		Note string `key:"ghi_chu,optional" say:"ghi chú"`
	} `key:"tho,optional" say:"thô"`
}

func given[T any](v T) front.Stated[T] { return front.Stated[T]{State: front.Given, Value: v} }

func told(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s | %s | %s: %s → %s\n", c.Path, c.Action, c.Name, c.Old, c.New)
	}
	return b.String()
}

func TestBetween(t *testing.T) {
	base := func() *record {
		return &record{Name: "Cấp chứng chỉ", Bases: given([]string{"1/QĐ", "2/QĐ"}), Online: given([]way{
			{Channel: "truc_tuyen", Fee: given(fee(100)), Papers: []paper{{Name: "Đơn", Copies: given(1)}, {Name: "Ảnh", Copies: given(2)}}},
			{Channel: "truc_tiep", Fee: given(fee(200))},
		})}
	}
	for name, test := range map[string]struct {
		edit func(*record)
		want string
	}{
		"nothing":       {func(*record) {}, ""},
		"one value":     {func(r *record) { r.Name = "Cấp lại" }, "ten | sua_doi | Tên: Cấp chứng chỉ → Cấp lại\n"},
		"in a row":      {func(r *record) { r.Online.Value[0].Fee = given(fee(150)) }, "cach_thuc[truc_tuyen].le_phi | sua_doi | Lệ phí · trực tuyến: 100 đ → 150 đ\n"},
		"in an inner":   {func(r *record) { r.Online.Value[0].Papers[1].Copies = given(3) }, "cach_thuc[truc_tuyen].giay_to[Ảnh].ban_sao | sua_doi | Số bản sao · Ảnh · trực tuyến: 2 → 3\n"},
		"moved rows":    {func(r *record) { slices.Reverse(r.Online.Value); slices.Reverse(r.Online.Value[1].Papers) }, ""},
		"not known now": {func(r *record) { r.Online.Value[1].Fee = front.Stated[fee]{} }, "cach_thuc[truc_tiep].le_phi | bai_bo | Lệ phí · trực tiếp: 200 đ → \n"},
		"none":          {func(r *record) { r.Online.Value[1].Fee.State = front.None }, "cach_thuc[truc_tiep].le_phi | sua_doi | Lệ phí · trực tiếp: 200 đ → không có\n"},
		"appears":       {func(r *record) { r.From = calendar.Date{Year: 2021, Month: 6, Day: 25} }, "tu_ngay | bo_sung | Từ ngày:  → 25/6/2021\n"},
		"a list":        {func(r *record) { r.Bases.Value = []string{"2/QĐ", "3/QĐ"} }, "can_cu | sua_doi | Căn cứ pháp lý: 1/QĐ; 2/QĐ → 2/QĐ; 3/QĐ\n"},
		"new row": {func(r *record) {
			r.Online.Value = append(r.Online.Value, way{Channel: "buu_chinh", Fee: given(fee(0))})
		}, "cach_thuc[buu_chinh] | bo_sung | Cách thức · bưu chính:  → Lệ phí: 0 đ\n"},
		"row gone":    {func(r *record) { r.Online.Value = r.Online.Value[:1] }, "cach_thuc[truc_tiep] | bai_bo | Cách thức · trực tiếp: Lệ phí: 200 đ → \n"},
		"row renamed": {func(r *record) { r.Online.Value[0].Papers[0].Name = "Tờ đơn" }, "cach_thuc[truc_tuyen].giay_to[Đơn].ten | sua_doi | Tên giấy tờ · Đơn · trực tuyến: Đơn → Tờ đơn\n"},
		"a figure":    {func(r *record) { r.Values = map[string]front.Stated[fee]{"i1": given(fee(5))} }, "so_lieu.i1 | bo_sung | Số liệu i1:  → 5 đ\n"},
		"not told":    {func(r *record) { r.Draft = true }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			new := base()
			test.edit(new)
			if got := told(Between(base(), new)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestLongTextsAreTold(t *testing.T) {
	long := strings.Repeat("Nộp hồ sơ tại bộ phận một cửa. ", 20)
	old := long + "Trong 10 ngày làm việc, " + long + "\n\nTrả kết quả tại quầy 7.\n"
	new := strings.Replace(strings.Replace(old, "10 ngày", "15 ngày", 1), "quầy 7", "quầy 8", 1)
	was, is := Excerpt(old, new)
	if !strings.Contains(was, "Trong 10 ngày") || !strings.Contains(is, "Trong 15 ngày") || !strings.Contains(is, "quầy 8") || len(was) > 400 {
		t.Errorf("%q\n%q", was, is)
	}
	changes := BetweenSections([]Section{{"A", "x"}, {"B", "y"}}, []Section{{"B", "y"}, {"C", "z"}, {"A", " x\n"}})
	if got := told(changes); got != "bai[C] | bo_sung | C:  → z\n" {
		t.Error(got)
	}
	twice := BetweenSections([]Section{{"A", "x"}, {"B", "y"}, {"A", "z"}}, []Section{{"A", "x"}, {"B", "y"}, {"A", "w"}, {"A", "v"}})
	if got := told(twice); got != "bai[A] | sua_doi | A: z → w\nbai[A] | bo_sung | A:  → v\n" {
		t.Error(got)
	}
}

// Two texts of many lines that have nothing in common are not compared line by line, also where an int is of 32 bits: the product
// of their lines is 2^32.
func TestTextsOfManyLinesAreNotAligned(t *testing.T) {
	old, new := slices.Repeat([]string{"a"}, 1<<16), slices.Repeat([]string{"b"}, 1<<16)
	if found := hunks(old, new); len(found) != 1 {
		t.Errorf("%d places differ", len(found))
	}
}

// What is told of two records, done to the first, gives the second; and nothing is told of a record and itself.
func TestChangesLeadFromOneToTheOther(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		old, new := randomRecord(r), randomRecord(r)
		if r.IntN(3) == 0 {
			*new = *old
			new.Online.Value = slices.Clone(old.Online.Value)
			r.Shuffle(len(new.Online.Value), func(i, j int) {
				new.Online.Value[i], new.Online.Value[j] = new.Online.Value[j], new.Online.Value[i]
			})
		}
		if same := Between(old, old); len(same) > 0 {
			t.Fatalf("seed %d: %s", seed, told(same))
		}
		done := reflect.New(reflect.TypeFor[record]()).Elem()
		done.Set(reflect.ValueOf(*old))
		all := differences(reflect.ValueOf(old).Elem(), reflect.ValueOf(new).Elem())
		slices.SortStableFunc(all, func(a, b difference) int { return strings.Compare(a.key.Past, b.key.Past) }) // names last: they lead to the rest
		for _, d := range all {
			d.do(done)
		}
		new.Draft = done.Interface().(record).Draft
		if got, want := canonical(done), canonical(reflect.ValueOf(*new)); got != want {
			t.Fatalf("seed %d:\n%s\nis not\n%s\nby\n%s", seed, got, want, told(Between(old, new)))
		}
	}
}

// canonical is a record as text, with the rows of its tables in the order of their names and without what says nothing.
func canonical(v reflect.Value) string {
	state, value, stated := front.Unstated(v)
	switch {
	case stated && state != front.Given:
		return state.String()
	case isLeaf(value.Type()):
		return textOf(value)
	case value.Kind() == reflect.Slice:
		var rows []string
		for i := range value.Len() {
			rows = append(rows, canonical(value.Index(i)))
		}
		slices.Sort(rows)
		return "[" + strings.Join(rows, " ") + "]"
	case value.Kind() == reflect.Map:
		var entries []string
		for _, name := range value.MapKeys() {
			if entry := value.MapIndex(name); !absent(front.Value{}, entry) {
				entries = append(entries, name.String()+"="+canonical(entry))
			}
		}
		slices.Sort(entries)
		return "{" + strings.Join(entries, " ") + "}"
	}
	var b strings.Builder
	for _, key := range front.Values(value) {
		if said := canonical(key.Value); !absent(key, key.Value) && said != "{}" {
			b.WriteString(key.Key + "=" + said + ";")
		}
	}
	return b.String()
}

// do does to a record what a difference tells, by its steps alone.
func (d difference) do(record reflect.Value) {
	at := record
	var up func(reflect.Value)
	for i, s := range d.steps {
		last := i == len(d.steps)-1
		at = inner(at)
		switch {
		case s.isRow:
			table, put := at, up
			rows := reflect.MakeSlice(table.Type(), 0, table.Len()+1)
			found := -1
			for j, n := range namesOf(table) {
				if n.id == s.name {
					found = j
					if last && !d.new.IsValid() {
						continue
					}
				}
				rows = reflect.Append(rows, table.Index(j))
			}
			if last && d.new.IsValid() {
				rows = reflect.Append(rows, d.new)
			}
			put(rows)
			if last {
				return
			}
			at = rows.Index(found)
			up = func(v reflect.Value) { rows.Index(found).Set(v) }
		case at.Kind() == reflect.Map:
			table, put, name := at, up, reflect.ValueOf(s.name)
			copied := reflect.MakeMap(table.Type())
			for _, key := range table.MapKeys() {
				copied.SetMapIndex(key, table.MapIndex(key))
			}
			copied.SetMapIndex(name, whole(d.new, table.Type().Elem()))
			if last {
				put(copied)
				return
			}
		default:
			field := fieldNamed(at, s.name)
			up = func(v reflect.Value) { setInner(field, v) }
			at = field
			if last {
				field.Set(whole(d.new, field.Type()))
				return
			}
		}
	}
}

func inner(v reflect.Value) reflect.Value {
	_, value, _ := front.Unstated(v)
	return value
}

func setInner(field, v reflect.Value) {
	if _, _, stated := front.Unstated(field); stated {
		field.Field(1).Set(v)
		return
	}
	field.Set(v)
}

// whole is a value as its key has it: what is given, in what says that it is.
func whole(v reflect.Value, as reflect.Type) reflect.Value {
	if v.Type() == as {
		return v
	}
	stated := reflect.New(as).Elem()
	stated.Field(0).SetInt(int64(front.Given))
	stated.Field(1).Set(v)
	return stated
}

func fieldNamed(record reflect.Value, key string) reflect.Value {
	for _, v := range front.Values(record) {
		if v.Key == key {
			return v.Value
		}
	}
	panic("no key " + key)
}

func randomRecord(r *rand.Rand) *record {
	made := &record{Name: pick(r, "A", "B"), Draft: r.IntN(2) == 0}
	if r.IntN(2) == 0 {
		made.From = calendar.Date{Year: 2020 + r.IntN(2), Month: 1, Day: 1}
	}
	made.Bases = maybe(r, []string{pick(r, "1/QĐ", "2/QĐ"), pick(r, "3/QĐ", "4/QĐ")})
	var ways []way
	for _, c := range []channel{"truc_tuyen", "truc_tiep", "buu_chinh"} {
		if r.IntN(3) == 0 {
			continue
		}
		w := way{Channel: c, Fee: maybe(r, fee(r.IntN(3)))}
		for _, name := range []string{"Đơn", "Ảnh", "Đơn"} { // two of one name too
			if r.IntN(2) == 0 {
				w.Papers = append(w.Papers, paper{Name: name, Copies: maybe(r, r.IntN(2)), Note: pick(r, "", "x")})
			}
		}
		ways = append(ways, w)
	}
	r.Shuffle(len(ways), func(i, j int) { ways[i], ways[j] = ways[j], ways[i] })
	made.Online = maybe(r, ways)
	for _, name := range []string{"i1", "i2"} {
		if r.IntN(2) == 0 {
			if made.Values == nil {
				made.Values = map[string]front.Stated[fee]{}
			}
			made.Values[name] = maybe(r, fee(r.IntN(3)))
		}
	}
	return made
}

func maybe[T any](r *rand.Rand, v T) front.Stated[T] {
	if state := front.State(r.IntN(5)); state <= front.NotApplicable && state != front.Given {
		return front.Stated[T]{State: state}
	}
	return given(v)
}

func pick(r *rand.Rand, texts ...string) string { return texts[r.IntN(len(texts))] }
