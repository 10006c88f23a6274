package theme

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"congkhai/generator/files/source"
)

// Words of a theme are values like any other, also where they are known before a page is made.
func TestWordsAreEscapedByPlace(t *testing.T) {
	for _, word := range hostile {
		for _, context := range contexts {
			text := strings.ReplaceAll(context, "%s", `{{t "w"}}`)
			loaded, problems := loadWith(t, text, reflect.TypeFor[sample](), map[string]string{"w": word})
			if len(problems) > 0 {
				t.Fatalf("%s: %s", text, problems[0].Text(source.English))
			}
			same(t, loaded, text, sample{})
		}
	}
}

// Where no value can stand no word can, however harmless it looks.
func TestWordsStandWhereValuesDo(t *testing.T) {
	for _, wrong := range []string{
		"<p title={{t `a`}}>", "<p {{t `a`}}>", "<p {{t `a`}}=b>", "<p on{{t `a`}}=b>", `<p onclick="{{t "a"}}">`, `<p style="{{t "a"}}">`,
		"<script>{{t `a`}}</script>", "<style>{{t `a`}}</style>", `<script type="application/json">"{{t "a"}}"</script>`,
		`<iframe srcdoc="{{t "a"}}">`, `<a href="javascript:{{t "a"}}">`, "<{{t `a`}}>", "<b{{t `a`}}>", "<xmp>{{t `a`}}</xmp>",
	} {
		_, problems := load(t, wrong, reflect.TypeFor[sample]())
		if wrong == "<{{t `a`}}>" { // to browsers that is text
			if len(problems) > 0 {
				t.Errorf("%s: %s", wrong, problems[0].Text(source.English))
			}
		} else if len(problems) != 1 || problems[0].Rule != Misplaced {
			t.Errorf("%s: %v, want %s", wrong, problems, Misplaced.ID)
		}
	}
}

func TestWordsThatAreNotThereAreTold(t *testing.T) {
	for _, text := range []string{`{{t "b"}}`, `{{"b" | t}}`, `{{if t "b"}}{{end}}`, `{{printf (t "b")}}`} {
		if _, problems := load(t, text, reflect.TypeFor[sample]()); len(problems) != 1 || problems[0].Rule != NoText {
			t.Errorf("%s: %v, want %s", text, problems, NoText.ID)
		}
	}
}

// browsers is what browsers make of tags that are not as one writes them, by the HTML standard (13.2.5, tokenization): %s is a
// word that would break out. Where there is no page, no value may stand.
var browsers = []struct{ layout, page string }{
	// A "/" divides attributes.
	{`<a/href="%s">`, `<a/href="#ZgotmplZ">`},
	{`<a / href="%s"/title="%s">`, `<a / href="#ZgotmplZ"/title="javascript:&#34;&lt;x">`},
	{`<a/onclick="%s">`, ""},
	{`<svg/onload="%s">`, ""},
	{`<a href/onclick="%s">`, ""},
	{`<a title="b"onclick="%s">`, ""},
	{`<a/style='%s'>`, ""},
	{`<a title=b/onclick="%s">`, ""}, // a value without quotes goes on
	{`<br/><img/src="%s"/>`, `<br/><img/src="#ZgotmplZ"/>`},
	{"<a\nhref\n=\n'%s'>", "<a\nhref\n=\n'#ZgotmplZ'>"},
	{"<a\tonclick\n=\f'%s'>", ""},
	{`<A HREF="%s">`, `<A HREF="#ZgotmplZ">`},
	{`<a hidden href="%s" hidden>`, `<a hidden href="#ZgotmplZ" hidden>`},
	{`<a title= href="%s">`, ""}, // the value of title is href="…
	{`<a title=>%s`, `<a title=>javascript:&#34;&lt;x`},
	{`<a /="%s">`, ""},
	// The name of a tag goes on until a space, "/" or ">".
	{`<script_x>%s</script_x>`, `<script_x>javascript:&#34;&lt;x</script_x>`},
	{`<script_x type="application/json">%s`, `<script_x type="application/json">javascript:&#34;&lt;x`},
	{`<script-x>%s`, `<script-x>javascript:&#34;&lt;x`},
	{`<script.x>%s`, `<script.x>javascript:&#34;&lt;x`},
	{`<scripté>%s`, `<scripté>javascript:&#34;&lt;x`},
	{`<title_x><b title="%s">`, `<title_x><b title="javascript:&#34;&lt;x">`},
	{`<x_title>%s`, `<x_title>javascript:&#34;&lt;x`},
	{`<p"a>%s`, ""},
	{`<p<a>%s`, ""},
	{`<p=a>%s`, ""},
	{`<SCRIPT/x>%s</SCRIPT>`, ""},
	{`<script/type=application/json>%s</script>`, `<script/type=application/json>"javascript:\"\u003cx"</script>`},
	{`<script type="module" type="application/json">%s</script>`, ""}, // the first of two attributes of a name counts
	{`<script type type="application/json">%s</script>`, ""},
	{`<script></script/a>%s`, `<script></script/a>javascript:&#34;&lt;x`},
	{"<script></script\n>%s", "<script></script\n>javascript:&#34;&lt;x"},
	{`<script></script_x>%s</script>`, ""},
	{`<title></title/><b title="%s">`, `<title></title/><b title="javascript:&#34;&lt;x">`},
	{`<title><b title="%s"></title>`, `<title>&lt;b title="javascript:&#34;&lt;x"></title>`},
	{`<textarea></textarea_x>%s`, ""},
	// Elements in which tags are no tags.
	{`<style>%s`, ""},
	{`<xmp>%s`, ""},
	{`<iframe>%s`, ""},
	{`<noembed>%s`, ""},
	{`<noframes>%s`, ""},
	{`<xmp><a title="</xmp>%s">`, ""},
	{"<xmp><\n title=\"</xmp>%s", ""}, // html/template does not know these elements, and would write &lt;
	{`<xmp>< </xmp>%s`, ""},
	{`<iframe>a < b</iframe>%s`, ""},
	{`<noembed><1</noembed>%s`, ""},
	{`<noframes></</noframes>%s`, ""},
	{`<iframe></iframe><b title="%s">`, `<iframe></iframe><b title="javascript:&#34;&lt;x">`},
	{`<plaintext>%s`, ""},
	{`<noscript><p title="%s">%s</noscript>`, `<noscript><p title="javascript:&#34;&lt;x">javascript:&#34;&lt;x</noscript>`},
	{`<noscript><p title="</noscript><img %s>">`, ""},
	{`<style></noscript>%s</style>`, ""},
	{`<style><a title="</style>%s">`, ""},
	{`<style></sty`, ""},
	{`<script><!-`, ""},
	// Comments end early, too.
	{`<!-->%s-->`, `javascript:&#34;&lt;x-->`},
	{`<!--->%s-->`, `javascript:&#34;&lt;x-->`},
	{`<!-- a --!>%s-->`, `javascript:&#34;&lt;x-->`},
	{`<!-- a -- > %s -->`, ``},
	{`<!---->%s`, `javascript:&#34;&lt;x`},
	{`<!-- <!-- -->%s`, `javascript:&#34;&lt;x`},
	// What begins no tag is text.
	{`<? a="%s" ?>`, `&lt;? a="javascript:&#34;&lt;x" ?>`},
	{`</ a title="%s">`, `&lt;/ a title="javascript:&#34;&lt;x">`},
	{`<!a %s>`, `&lt;!a javascript:&#34;&lt;x>`},
	{`<![CDATA[<b>%s]]>`, `&lt;![CDATA[<b>javascript:&#34;&lt;x]]>`},
	{`<>%s</>`, `&lt;>javascript:&#34;&lt;x&lt;/>`},
	{`<!DOCTYPE html>%s`, `<!DOCTYPE html>javascript:&#34;&lt;x`},
	{`<!doctype html "%s">`, ""},
	{`<!doctype <script>%s`, ""},
	// Attributes that are code or addresses.
	{`<svg><a xlink:href="%s">`, `<svg><a xlink:href="#ZgotmplZ">`},
	{`<svg><set attributeName="href" to="%s">`, ""},
	{`<svg><animate/values='%s'>`, ""},
	{`<button formaction="%s">`, `<button formaction="#ZgotmplZ">`},
	{`<base href="%s">`, `<base href="#ZgotmplZ">`},
	{`<object data="%s">`, `<object data="#ZgotmplZ">`},
	{`<img srcset="/a 1x, %s 2x">`, `<img srcset="/a 1x, #ZgotmplZ 2x">`},
	{`<meta http-equiv=refresh content="0;url=%s">`, `<meta http-equiv=refresh content="0;url=#ZgotmplZ">`},
	{`<meta content='0;URL = %s' http-equiv=refresh>`, `<meta content='0;URL = #ZgotmplZ' http-equiv=refresh>`},
	{`<meta/content="0;url=%s">`, `<meta/content="0;url=#ZgotmplZ">`},
	{`<meta content="{{if .S}}0;url={{end}}%s">`, ""},
	{`<meta content="{{if .S}}0;url=/a{{end}}">%s`, ""},
	{`<meta content="{{if .S}}0;url=/a?{{else}}b{{end}};">%s`, ""},
	// Behind names of two kinds nobody knows what a value is.
	{`<a {{if .S}}title{{else}}onclick{{end}}=>%s`, ""},
	{`<a {{if .S}}href{{end}}>%s`, ""},
	{`<a{{if .S}} href{{end}} title="%s">`, ""},
	{`<meta {{if .S}}content{{else}}title{{end}}>%s`, ""},
	{`<a {{if .S}}{{else}}hidden{{end}}>%s`, `<a hidden>javascript:&#34;&lt;x`},
	{`<a {{if .S}}{{else}}href {{end}}>%s`, `<a href >javascript:&#34;&lt;x`},
	// The scheme of an address is whole in the layout or in a value.
	{`<a href="javascript:f(%s)">`, ""},
	{"<a href=' java\nscript:f(%s)'>", ""},
	{`<a href="&#106;avascript&colon;f(%s)">`, ""},
	{`<a href="data:text/html,%s">`, ""},
	{`<a href="vbscript:x?%s">`, ""},
	{`<a href="{{if .S}}javascript:{{else}}/{{end}}?%s">`, ""},
	{`<a href="mailto:%s">`, `<a href="mailto:javascript:%22%3cx">`},
	{`<a href="java%s">`, `<a href="java#ZgotmplZ">`},
	{`<a href="java{{"script"}}{{":alert(1)"}}">`, `<a href="javascript#ZgotmplZ">`},
	{`<a href="{{"javascript"}}:alert(1)">`, ""},
	{`<a href="{{if .S}}javascript{{end}}:alert(%s)">`, ""},
	{`<a href="{{"a"}}/b:{{"c"}}">`, `<a href="a/b:c">`},
	{`<a href="{{if .S}}{{.S}}{{end}}{{"a"}}">`, `<a href="a">`},
	// Branches: what a browser sees must be the same after each.
	{`<scr{{if .S}}ipt{{end}}>%s`, ""},
	{`<p{{if .S}} hidden{{end}} title="%s">`, `<p title="javascript:&#34;&lt;x">`},
	{`<p{{if .S}} hidden{{end}}/title="%s">`, `<p/title="javascript:&#34;&lt;x">`},
	{`<p{{if .S}} hidden{{end}}="%s">`, ""},
	{`<p {{if .S}}title{{end}}="%s">`, ""},
	{`<p {{if .S}}title {{end}}="%s">`, ""},
	{`<p {{if .S}}title{{else}}title {{end}}="%s">`, `<p title ="javascript:&#34;&lt;x">`},
	{`<p {{if .S}}title{{else}}onclick{{end}}="%s">`, ""},
	{`<p{{if .S}} title="a"{{end}}b>%s`, ""},
	{`<script {{if .S}}type {{end}}type="application/json">%s</script>`, ""},
	{`<script {{if .S}}type="module" {{end}}type="application/json">%s</script>`, ""},
}

func TestLayoutsAreReadAsBrowsersReadThem(t *testing.T) {
	for _, b := range browsers {
		text := strings.ReplaceAll(b.layout, "%s", `{{t "w"}}`)
		loaded, problems := loadWith(t, text, reflect.TypeFor[sample](), map[string]string{"w": `javascript:"<x`})
		var page bytes.Buffer
		if len(problems) == 0 {
			if err := loaded.Render(&page, "x", sample{}); err != nil {
				t.Fatal(err)
			}
		}
		if refused := len(problems) > 0; refused != (b.page == "" && !strings.HasSuffix(b.layout, "-->")) || page.String() != b.page {
			t.Errorf("%s\n got %s %v\nwant %s", text, page.String(), problems, b.page)
		}
	}
}

// A word that does not go with its values would say so on every page.
func TestFormatsGoWithTheirValues(t *testing.T) {
	for format, fits := range map[string]bool{
		"%d": true, "%5d%%": true, "%[1]d, %[1]d": true, "%d %%!": true, "%v": true, "%x": true, "a": false, "%d %d": false, "%s": false, "%": false,
		"%[2]d": false, "%1000d": false, "%*d": false, "%.99999f": false, "100% %d": false,
	} {
		_, problems := loadWith(t, `{{printf (t "w") .Int}}`, reflect.TypeFor[sample](), map[string]string{"w": format})
		if told := len(problems) == 1 && problems[0].Rule == BadFormat; told == fits || fits && len(problems) > 0 {
			t.Errorf("%q: %v", format, problems)
		}
	}
}
