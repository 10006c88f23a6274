package edit

import (
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// mostBoxes is more than a form has that lists the most rows.
const mostBoxes = 5_000_000

// manyBoxes are more than fuzzing writes and reads back.
const manyBoxes = 2000

// FuzzPost reads whatever a browser may send: nothing panics, a form stays bounded, and what it says comes back the
// same when it is sent as the page would show it.
func FuzzPost(f *testing.F) {
	for i, k := range kindsOf {
		p := paperFor(k, "content/"+k.Folder+"/a"+k.Suffix[0], nil)
		f.Add(i, p.posted(k.Fields(), examples(k.Fields())).Encode(), "bo:cach_thuc.0")
	}
	f.Add(0, "cach_thuc%23=99999999999&cach_thuc.0.phi%23=-1&muc_do%23=2000", "them:cach_thuc")
	f.Add(2, "bang%23=2&bang.0!=a&bang.1!=a&bang.0=x%091%0ax%092", "len:bang.1")
	f.Add(2, "so_lieu%23=1&so_lieu.0!=%22%5d%0a&so_lieu.0=1", "dan:so_lieu")
	f.Add(2, "_bai=a&_bai.1!=%23%23+x&_bai.1=%0a+++%0a", "xuong:")
	f.Fuzz(func(t *testing.T, which int, sent, button string) {
		post, err := url.ParseQuery(sent)
		if err != nil || which < 0 || which >= len(kindsOf) || strings.Count(sent, "%23=") > 3 {
			return // lists in lists in lists cost time, not truth
		}
		k := kindsOf[which]
		p := paperFor(k, "content/"+k.Folder+"/a"+k.Suffix[0], nil)
		p.form = p.read(k.Fields(), post)
		p.change(p.form, button, post)
		if n := count(p.form.nodes); n > mostBoxes {
			t.Fatalf("%d boxes", n)
		} else if n > manyBoxes {
			return
		}
		values, _, wrong := p.values(p.form)
		if wrong > 0 {
			return
		}
		again, _, wrong := p.values(p.read(k.Fields(), p.posted(k.Fields(), values)))
		if wrong > 0 || !reflect.DeepEqual(again, values) {
			t.Errorf("%v came back as %v, wrong %d", values, again, wrong)
		}
		if after, err := p.written(nil, values, p.form.body); err == nil {
			if is := sayingOf(p.path, after).values; len(values) > 0 && !reflect.DeepEqual(is, values) {
				t.Errorf("%v is written as %v", values, is)
			}
		}
	})
}

func count(nodes []*node) (n int) {
	for _, node := range nodes {
		n += 1 + count(node.group)
		if node.rows == nil {
			continue
		}
		for _, row := range node.rows.items {
			n += count([]*sub{row.node})
		}
	}
	return n
}

// sub is a node within another.
type sub = node
