package gather

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"path"
	"strings"

	"congkhai/generator/files/gathered"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// What is read of a portal: its lists, the table of its reports, the catalogue.
const (
	listFile    = "danh-sach.json"
	dueFile     = "cong-khai/bao-cao.json"
	catalogFile = "data.json"
	codedFolder = "thu-tuc" // whose records have numbers that all bodies share
)

// taking reads what a portal that is well publishes.
type taking struct {
	ctx    context.Context
	place  verify.Place
	listed []publish.Published
}

// errForm says that what a portal signed is not what a portal publishes; why may not be known.
func errForm(file string, why error) error {
	why = cmp.Or(why, errUnlike)
	return say.Errorf("%s: không đúng dạng mà congkhai đăng (%s)", "%s: not of the form that congkhai publishes (%s)", file, why)
}

var errUnlike = say.Errorf("không phải bảng", "no table")

// errMany says that a portal has more than anybody keeps.
var errMany = say.Errorf("cổng có quá nhiều mục", "the portal has too many records")

// unlessAltered tells whether it is the portal or the way to it that fails.
func unlessAltered(err error) gathered.State {
	if errors.Is(err, verify.ErrMoved) || errors.Is(err, verify.ErrRead) {
		return gathered.Unread
	}
	return gathered.Altered
}

func (t taking) all(p *gathered.Portal) error {
	seals, has := map[string]gathered.Seal{}, map[string]publish.Published{}
	for _, f := range t.listed {
		has[f.Path] = f
		if address, ok := proof.RecordAt(f.Path); ok {
			var seal gathered.Seal
			if err := seal.UnmarshalText([]byte(f.SHA256)); err != nil {
				return errForm(f.Path, err)
			}
			seals[address] = seal
		}
	}
	for _, f := range t.listed {
		if folder, file := path.Split(f.Path); file == listFile && strings.Count(folder, "/") == 1 {
			if err := t.items(p, f, seals); err != nil {
				return err
			}
		}
	}
	if f, ok := has[dueFile]; ok {
		if err := t.reports(p, f); err != nil {
			return err
		}
	}
	return t.catalog(p, has[catalogFile])
}

// each decodes the rows of a table one by one.
func each[T any](t taking, f publish.Published, take func(T) error) error {
	text, err := verify.ReadFile(t.ctx, t.place, f, bound.GatheredTable)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if first, err := decoder.Token(); first != json.Delim('[') {
		return errForm(f.Path, err)
	}
	for decoder.More() {
		var row T
		if err := decoder.Decode(&row); err != nil {
			return errForm(f.Path, err)
		}
		if err := take(row); err != nil {
			return err
		}
	}
	if last, err := decoder.Token(); last != json.Delim(']') {
		return errForm(f.Path, err)
	}
	return nil
}

// listRow is what is taken of a row of a list.
type listRow struct {
	Path  string `json:"dia_chi_trang"`
	Title string `json:"tieu_de_trang"`
	Code  any    `json:"ma"` // of other kinds it may be anything
}

// items takes the records of a list that have data of their own: what is not sealed is no record.
func (t taking) items(p *gathered.Portal, f publish.Published, seals map[string]gathered.Seal) error {
	return each(t, f, func(row listRow) error {
		item := gathered.Item{Path: row.Path, Title: oneLine(row.Title)}
		if code, ok := row.Code.(string); ok && item.Folder() == codedFolder {
			item.Code = known(oneLine(code))
		}
		seal, sealed := seals[row.Path]
		if item.Seal = seal; !sealed || !item.Sound() {
			return errForm(f.Path, errors.New(row.Path))
		}
		if p.Items = append(p.Items, item); len(p.Items) > bound.GatheredItems {
			return errMany
		}
		return nil
	})
}

// known is a number, and nothing where its portal says that it is not known.
func known(code string) string {
	if !strings.ContainsAny(code, "0123456789") {
		return ""
	}
	return code
}

// dueRow is a row of the table of reports.
type dueRow struct {
	Body   string `json:"co_quan"`
	Form   string `json:"bieu_mau"`
	Period string `json:"ky"`
	State  string `json:"tinh_trang"`
	Path   string `json:"dia_chi_trang"`
}

func (t taking) reports(p *gathered.Portal, f publish.Published) error {
	return each(t, f, func(row dueRow) error {
		r := gathered.Report{Body: oneLine(row.Body), Form: oneLine(row.Form), Period: oneLine(row.Period),
			State: row.State, Path: row.Path}
		if !r.Sound() {
			return errForm(f.Path, errors.New(row.Period))
		}
		if p.Reports = append(p.Reports, r); len(p.Reports) > bound.GatheredItems {
			return errMany
		}
		return nil
	})
}

// catalogOf is what is taken of a catalogue in the form of DCAT-US 3.
type catalogOf struct {
	Title string `json:"title"`
	Home  struct {
		URL string `json:"accessURL"`
	} `json:"homepage"`
	Datasets []json.RawMessage `json:"dataset"`
}

// catalog takes what the portal calls itself, where it stands, and how it describes its open data.
func (t taking) catalog(p *gathered.Portal, f publish.Published) error {
	if f.Path == "" {
		return errForm(catalogFile, errors.New("–"))
	}
	text, err := verify.ReadFile(t.ctx, t.place, f, bound.GatheredTable)
	if err != nil {
		return err
	}
	var c catalogOf
	if err := json.Unmarshal(text, &c); err != nil {
		return errForm(catalogFile, err)
	}
	p.Name, p.Address = oneLine(c.Title), strings.TrimRight(c.Home.URL, "/")
	if p.Name == "" || !gathered.IsAddress(p.Address) {
		return errForm(catalogFile, errors.New(p.Address))
	}
	for _, set := range c.Datasets {
		var line bytes.Buffer
		if err := json.Compact(&line, set); err != nil || line.Len() > bound.GatheredLine/2 || set[0] != '{' {
			return errForm(catalogFile, errors.New(p.Address))
		}
		p.Datasets = append(p.Datasets, line.Bytes())
	}
	return nil
}
