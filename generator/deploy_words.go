package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/publish"
	"congkhai/generator/publish/send"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// namedAtMost is how many changed records a plan names; of more it says how many there are.
const namedAtMost = 5

// plan says what sending would do, as people speak of it: records by their kinds, what became of the few that change, and
// how many files that takes.
func (d *deploying) plan(ctx context.Context, s *send.Sending, tree fs.FS, place send.Place) (string, error) {
	var parts []string
	for _, k := range kinds.Kinds() {
		added, changed := recordsIn(k, slices.Concat(s.Put...), func(name string) bool { return !s.Had(name) })
		_, gone := recordsIn(k, slices.Concat(s.Remove...), func(string) bool { return false })
		name := viet.LowerFirst(k.Name)
		for _, some := range []struct {
			ids    []string
			vi, en string
		}{{added, "thêm %d %s", "add %d %s"}, {gone, "rút %d %s", "remove %d %s"}} {
			if len(some.ids) > 0 {
				parts = append(parts, fmt.Sprintf(d.text(some.vi, some.en), len(some.ids), name))
			}
		}
		told, err := d.changes(ctx, k, changed, tree, place)
		if err != nil {
			return "", err
		}
		parts = append(parts, told...)
	}
	words := strings.Join(parts, ", ")
	if words != "" {
		words += "; "
	}
	return words + fmt.Sprintf(d.text("%d tệp gửi lên, %d tệp xóa", "%d files sent, %d removed"),
		send.Count(s.Put), send.Count(s.Remove)), nil
}

// recordsIn lists the records of a kind whose data is among files, those that are new apart.
func recordsIn(k *site.Kind, files []publish.Published, isNew func(name string) bool) (added, others []string) {
	for _, f := range files {
		id, isData := strings.CutSuffix(strings.TrimPrefix(f.Path, k.Folder+"/"), "/"+record.DataFile)
		switch {
		case !isData || id == "" || strings.Contains(id, "/") || !strings.HasPrefix(f.Path, k.Folder+"/"):
		case isNew(f.Path):
			added = append(added, id)
		default:
			others = append(others, id)
		}
	}
	return added, others
}

// changes names what of records becomes another: the keys of their data that differ between what stands there and the
// tree.
func (d *deploying) changes(ctx context.Context, k *site.Kind, ids []string, tree fs.FS, place send.Place) ([]string, error) {
	if len(ids) > namedAtMost {
		return []string{fmt.Sprintf(d.text("sửa %d %s", "change %d %s"), len(ids), viet.LowerFirst(k.Name))}, nil
	}
	var told []string
	for _, id := range ids {
		name := path.Join(k.Folder, id, record.DataFile)
		was, err := place.Read(ctx, name, send.LargestFile)
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // somebody may have removed what was sent
			return nil, err
		}
		is, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, err
		}
		words := strings.Join(keysThatDiffer(k, was, is), ", ")
		if words == "" {
			words = d.text("nội dung", "text")
		}
		told = append(told, fmt.Sprintf(d.text("sửa %s của %s %s", "change %s of %s %s"), words,
			viet.LowerFirst(k.Name), id))
	}
	return told, nil
}

// keysThatDiffer names the keys whose values differ between two files of data.
func keysThatDiffer(k *site.Kind, was, is []byte) (names []string) {
	var old, now struct {
		Values map[string]any `json:"du_lieu"`
	}
	if json.Unmarshal(was, &old) != nil || json.Unmarshal(is, &now) != nil {
		return nil // what stands there is not ours to read
	}
	for _, f := range k.Fields() {
		if !reflect.DeepEqual(old.Values[f.Key], now.Values[f.Key]) {
			names = append(names, viet.LowerFirst(f.Name))
		}
	}
	return names
}
