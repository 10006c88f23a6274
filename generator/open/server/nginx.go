package server

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// Nginx are lines for nginx's map directive, each an old address in quotes and what is answered there.
type Nginx struct {
	Moved   []byte // by $uri: the new address
	Gone    []byte // by $uri: 1
	Queries []byte // by $uri?$args: the new address, or 410
}

// ForNginx writes the maps for nginx: addresses as it knows them, new ones as browsers are told them.
func ForNginx(list []Old) Nginx {
	moved, gone, queries := map[string]string{}, map[string]string{}, map[string]string{}
	for _, o := range answers(list) {
		for _, path := range o.paths() {
			switch {
			case o.Query != "" && o.To == "":
				queries[path+"?"+o.Query] = "410"
			case o.Query != "":
				queries[path+"?"+o.Query] = o.To
			case o.To == "":
				gone[path] = "1"
			default:
				moved[path] = o.To
			}
		}
	}
	return Nginx{nginxMap(moved), nginxMap(gone), nginxMap(queries)}
}

func nginxMap(values map[string]string) []byte {
	var b bytes.Buffer
	for _, key := range slices.Sorted(maps.Keys(values)) {
		b.WriteString(quoted(key) + " " + quoted(values[key]) + ";\n")
	}
	return b.Bytes()
}

// quoted writes a text as nginx and Apache read it. A dollar in a value
// would name a variable in nginx and cannot be escaped: values have none.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
