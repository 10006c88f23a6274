package picture_test

import (
	"bytes"
	"errors"
	"testing"

	"congkhai/generator/pages/picture"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">`

// What a drawing may not have in it, each with what is as harmless as it looks alike.
func TestDrawingsOnlyDraw(t *testing.T) {
	for text, want := range map[string]error{
		drawing + `<path d="M0 0"/></svg>`: nil,
		`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">` + drawing + `</svg>`: nil,
		drawing + `<style>.a{fill:url( "#a")}</style><use x:href="#a" style="fill:url(#b)"/></svg>`:                           nil,
		drawing + `<style>.a{fill:url(#a)}.b{fill:url(//x.vn/)}</style></svg>`:                                                picture.ErrRuns,
		drawing + `<style>@IMPORT "x.css";</style></svg>`:                                                                     picture.ErrRuns,
		drawing + `<style><b/>.a{fill:url(//x.vn/)}</style></svg>`:                                                            picture.ErrRuns,
		drawing + `<style>@imp<!-- -->ort "x.css";</style></svg>`:                                                             picture.ErrRuns,
		drawing + `<g style="fill:u\72l(//x.vn)"/></svg>`:                                                                     picture.ErrRuns,
		drawing + `<g fill="URL('https://x.vn/a')"/></svg>`:                                                                   picture.ErrRuns,
		drawing + `<script>go()</script></svg>`:                                                                               picture.ErrRuns,
		drawing + `<s:Script xmlns:s="http://www.w3.org/2000/svg"/></svg>`:                                                    picture.ErrRuns,
		drawing + `<g onclick="go()"/></svg>`:                                                                                 picture.ErrRuns,
		drawing + `<use x:href="https://x.vn/a.svg#a"/></svg>`:                                                                picture.ErrRuns,
		drawing + `<image href="#a"/></svg>`:                                                                                  picture.ErrRuns,
		drawing + `<foreignObject/></svg>`:                                                                                    picture.ErrRuns,
		`<?xml-stylesheet href="x.css"?>` + drawing + `</svg>`:                                                                picture.ErrRuns,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + drawing + `</svg>`:                                                               picture.ErrRuns,
		drawing + `<g></svg>`:     picture.ErrBroken,
		drawing + `&a;</svg>`:     picture.ErrBroken,
		drawing:                   picture.ErrBroken,
		``:                        picture.ErrBroken,
		`<svg></svg>`:             picture.ErrBroken, // browsers show it as text
		`<html xmlns="x"></html>`: picture.ErrBroken,
	} {
		if err := picture.CheckSVG([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

// What is taken for a drawing has no script in it, however it is written.
func FuzzDrawing(f *testing.F) {
	f.Add([]byte(drawing + `<path d="M0 0"/></svg>`))
	f.Add([]byte(drawing + `<style>.a{fill:url(#a)}</style></svg>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if picture.CheckSVG(raw) == nil && bytes.Contains(bytes.ToLower(raw), []byte("<script")) &&
			!bytes.Contains(raw, []byte("<!")) {
			t.Errorf("%q is taken for a drawing", raw)
		}
	})
}
