package server

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"congkhai/generator/files/delivery"
)

// ForIIS writes web.config, which wants the module URL Rewrite. What was withdrawn shows the list of old addresses, as
// IIS has one page for an error. The search's files are asked for again each time: a place here is no expression.
func ForIIS(list []Old) []byte {
	var moved, gone bytes.Buffer
	for _, o := range answers(list) {
		where, value := &moved, o.To
		if value == "" {
			where, value = &gone, "1"
		}
		for _, path := range o.paths() { // rules always ask with the question mark
			key := attribute(path + "?" + o.Query)
			fmt.Fprintf(where, "        <add key=\"%s\" value=\"%s\" />\n", key, attribute(value))
		}
	}
	var types, headers, kept bytes.Buffer
	for _, t := range delivery.Types() {
		fmt.Fprintf(&types, "      <mimeMap fileExtension=\"%s\" mimeType=\"%s\" />\n", t.Suffix, t.Name)
	}
	for _, h := range delivery.Security() {
		fmt.Fprintf(&headers, "        <remove name=\"%s\" />\n", h.Name) // the site above may have it, and two are an error
		fmt.Fprintf(&headers, "        <add name=\"%s\" value=\"%s\" />\n", h.Name, attribute(h.Value))
	}
	for _, folder := range []string{"tai-nguyen", "nhat-ky/tile"} {
		fmt.Fprintf(&kept, iisKept, folder)
	}
	text, _ := delivery.Headers(delivery.Checkpoint)
	return []byte(strings.NewReplacer("MOVED", moved.String(), "GONE", gone.String(), "TYPES", types.String(),
		"HEADERS", headers.String(), "KEPT", kept.String(), "LIST", withdrawn+`\index.html`, "BYTES", delivery.Bytes,
		"CHECKPOINT", delivery.Checkpoint, "TEXT", text).Replace(iisConfig))
}

func attribute(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes all
	return b.String()
}

const iisKept = `  <location path="%s">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"
          cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
`
