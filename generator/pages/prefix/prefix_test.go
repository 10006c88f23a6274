package prefix

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"testing"

	parsed "golang.org/x/net/html"
)

func TestAdd(t *testing.T) {
	for from, to := range map[string]string{
		`<a href="/">`: `<a href="/s/k/">`,
		`<A class=x HREF = '/thu-tuc/?a=b&amp;c#d'>`: `<A class=x HREF = '/s/k/thu-tuc/?a=b&amp;c#d'>`,
		`<a href=/thu-tuc/>`:                         `<a href=/s/k/thu-tuc/>`,
		"<a\nhref=\" /x\">":                          "<a\nhref=\" /s/k/x\">",
		`<a href="&#47;x">`:                          `<a href="/s/k&#47;x">`,
		`<form action="/tim-kiem/"><img src="/a.png" srcset="/a.320w.png 320w, /a,b.png 2x,//h/c.png, /d.png">`: `<form action="/s/k/tim-kiem/"><img src="/s/k/a.png" srcset="/s/k/a.320w.png 320w, /s/k/a,b.png 2x,//h/c.png, /s/k/d.png">`,
		`<link rel="stylesheet" href="/tai-nguyen/a.css"><script src="/tai-nguyen/a.js" defer></script>`:        `<link rel="stylesheet" href="/s/k/tai-nguyen/a.css"><script src="/s/k/tai-nguyen/a.js" defer></script>`,
		`<meta http-equiv="refresh" content="0; url=/lien-he/?hoi">`:                                            `<meta http-equiv="refresh" content="0; url=/s/k/lien-he/?hoi">`,
		`<meta content="5;URL=&#39;/x&#39;" http-equiv=Refresh>`:                                                `<meta content="5;URL=&#39;/s/k/x&#39;" http-equiv=Refresh>`,
		`<input data-may="/tai-nguyen/tim.js" data-cot="/x">`:                                                   `<input data-may="/s/k/tai-nguyen/tim.js" data-cot="/x">`,
		`<p style="background:url(/a.png)"><style>p{background:URL('/b.png')} a{b:url(//h/c)}</style>`:          `<p style="background:url(/s/k/a.png)"><style>p{background:URL('/s/k/b.png')} a{b:url(//h/c)}</style>`,
		`<svg><use xlink:href="/a.svg#b"/></svg>`:                                                               `<svg><use xlink:href="/s/k/a.svg#b"/></svg>`,
		`<noscript><a href="/x">x</a></noscript>`:                                                               `<noscript><a href="/s/k/x">x</a></noscript>`,
	} {
		if got := string(Add([]byte(from), "/s/k")); got != to {
			t.Errorf("%s is\n%s, not\n%s", from, got, to)
		}
		if got := string(Add([]byte(from), "")); got != from {
			t.Errorf("without a path %s is %s", from, got)
		}
	}
	for _, same := range []string{
		`<a href="//host/x">`, `<a href="https://host/x">`, `<a href="#x">`, `<a href="?q=/x">`, `<a href="x">`, `<a href="">`, `<a href>`,
		`<a href="/\host">`, `<a href="/&#47;host">`, `<a title="/x" alt='/y'>/z href="/z"</a>`, `a < b href="/x">`,
		`<meta name="description" content="/x"><meta name="x" content="0; url=/x">`, `<!-- <a href="/x"> -->`, `<!DOCTYPE html>`,
		`<script type="application/ld+json">{"a":"<a href=\"/x\">","b":"/y"}</script>`, `<title><a href="/x"></title>`,
		`<textarea><a href="/x"></TEXTAREA >`, `<code>/tin-tuc/cu/</code>`, `<a href="/x`, `</a href="/x">`, `<path d="/M0">`,
	} {
		if got := string(Add([]byte(same), "/s")); got != same {
			t.Errorf("%s is %s", same, got)
		}
	}
}

// Whatever a page is, who reads it finds the tags and the texts that were there, with the path in front of addresses and
// nowhere else; by the parser of the Go project.
func FuzzAdd(f *testing.F) {
	f.Add(`<a href="/x" title="/y">/z</a><img srcset="/a 1x, /b" src=/c><meta http-equiv=refresh content="0;url=/d">`)
	f.Add(`<!--x--><style>a{b:url(/c)}</style><script>"<a href='/x'>"</script><title>/x</title><a = href = '/' ></ a><?x></a b="<i src='/'>">`)
	f.Fuzz(func(t *testing.T, page string) {
		if strings.Contains(strings.ToLower(page), "plaintext") || strings.Contains(page, "<!--") && strings.Contains(strings.ToLower(page), "<script") ||
			strings.ContainsAny(page, "\x00\r") {
			t.Skip("what no page has and parsers read in their own ways")
		}
		got := Add([]byte(page), "/s/k")
		was, is := parsed.NewTokenizer(strings.NewReader(page)), parsed.NewTokenizer(bytes.NewReader(got))
		for {
			a, b := was.Next(), is.Next()
			x, y := was.Token(), is.Token()
			if a != b || x.Data != y.Data && !strings.Contains(x.Data, "(") || len(x.Attr) != len(y.Attr) {
				t.Fatalf("%q is %q: %v is %v", page, got, x, y)
			}
			if a == parsed.ErrorToken {
				return
			}
			for i := range x.Attr {
				held(t, x.Attr[i], y.Attr[i])
			}
		}
	})
}

// held holds an attribute against the one that it was.
func held(t *testing.T, was, is parsed.Attribute) {
	t.Helper()
	bare := strings.TrimLeft(was.Val, blanks)
	isRooted := strings.HasPrefix(bare, "/") && !strings.HasPrefix(bare, "//") && !strings.HasPrefix(bare, `/\`)
	switch name := was.Key; {
	case slices.Contains(addresses, name) && isRooted:
		if want := was.Val[:len(was.Val)-len(bare)] + "/s/k" + bare; is.Val != want {
			t.Errorf("%s=%q is %q", name, was.Val, is.Val)
		}
	case name == "srcset", name == "imagesrcset", name == "style", name == "content", strings.HasPrefix(name, "data-"):
		if strings.ReplaceAll(is.Val, "/s/k", "") != strings.ReplaceAll(was.Val, "/s/k", "") {
			t.Errorf("%s=%q is %q", name, was.Val, is.Val)
		}
	case is.Val != was.Val:
		t.Errorf("%s=%q is %q", name, html.UnescapeString(was.Val), is.Val)
	}
}

func BenchmarkAdd(b *testing.B) {
	page := bytes.Repeat([]byte(`<li><a class="x" href="/thu-tuc/1.000173/">Cấp phép</a> <p class="meta">văn bản có chữ</p></li>`+"\n"), 1000)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Add(page, "/skhcn")
	}
}
