package browser

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Scripts take addresses from the page that they are on, and so find what they load under whatever path it stands.
func TestScriptsWorkUnderAPath(t *testing.T) {
	t.Parallel()
	needChromium(t)
	const path = "/so/skhcn"
	command, err := generator()
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err = errors.Join(err, putAtWork(dir), standUnder(dir, path)); err != nil {
		t.Fatal(err)
	}
	p, err := publicOf(out, run(command, "build", "--dir", dir, "--out", out))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.StripPrefix(path, p))
	t.Cleanup(server.Close)
	script(t, "path.mjs", server.URL+path, path)
}

// standUnder gives a portal a path behind its host, and an edition in English.
func standUnder(dir, path string) error {
	name := filepath.Join(dir, "config.toml")
	text, err := os.ReadFile(name)
	config := strings.Replace(string(text), ".gov.vn\"\n", ".gov.vn"+path+"\"\nngon_ngu_them = [\"en\"]\n", 1)
	return errors.Join(err, os.WriteFile(name, []byte(config), 0o644))
}
