package server

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"congkhai/generator/publish/proof"
)

// program is a web server that the tests run.
type program struct {
	name, command string
	install       string // what Debian calls its package
	configure     func(s *server, example func(file string) string) (args []string)

	htaccess int      // the status by which .htaccess is refused: Debian's Apache has a rule of its own
	folder   int      // the status by which a folder's address leads to that of its page
	relative bool     // addresses that it leads to are without the host
	codings  []string // of which it sends the copies that lie beside the files
	before   bool     // it finds assets of the tree before, which lie outside the folder that it serves
}

var programs = []program{
	{name: "nginx", command: "nginx", install: "nginx-light", configure: nginx, htaccess: 404, folder: 301, relative: true,
		codings: []string{"gzip"}, before: true}, // brotli is a module that the example leaves out
	{name: "Apache", command: "/usr/sbin/apache2", install: "apache2", configure: apache, htaccess: 403, folder: 301,
		codings: []string{"br", "gzip"}, before: true},
	{name: "ApacheOfAProvider", command: "/usr/sbin/apache2", install: "apache2", configure: provided, htaccess: 403, folder: 301,
		codings: []string{"br", "gzip"}}, // .htaccess reaches nothing outside its folder
	{name: "Caddy", command: "caddy", install: "caddy", configure: caddy, htaccess: 404, folder: 308, relative: true,
		codings: []string{"br", "gzip"}, before: true},
}

// server is a program that serves a published portal by its example configuration.
type server struct {
	t       *testing.T
	program program
	folder  string // as /srv/cong-khai
	address string
	path    string // under which the portal stands; "" at the root
	key     proof.Key
}

// start publishes the real portal, compressed, and runs a program over it; of a portal under a path also one over the
// site above it, whose address is asked then. Where a program is missing the test is skipped, unless
// CONGKHAI_SERVERS=required.
func start(t *testing.T, p program, path string) *server {
	t.Helper()
	s := &server{t: t, program: p, folder: t.TempDir(), path: path, key: makeKey(t)}
	if err := os.Chmod(filepath.Dir(s.folder), 0o755); err != nil { // servers read as another user when root started them
		t.Fatal(err)
	}
	command := s.command(p)
	s.publish()
	s.run(command, p.configure)
	if path != "" {
		above := program{name: "the site above", command: "nginx", install: "nginx-light"}
		s.run(s.command(above), siteAbove)
	}
	return s
}

// command finds a program.
func (s *server) command(p program) string {
	s.t.Helper()
	command, err := exec.LookPath(p.command)
	if err == nil {
		return command
	}
	if os.Getenv("CONGKHAI_SERVERS") == "required" {
		s.t.Fatal(p.name + " is required and not installed")
	}
	s.t.Skip(p.name + " is not installed; on Debian: apt-get install " + p.install)
	return ""
}

// run starts a program at an address of its own, which is asked from then on.
func (s *server) run(command string, configure func(*server, func(string) string) []string) {
	s.t.Helper()
	t, behind := s.t, s.address
	s.address = freeAddress(t)
	example := func(file string) string { return strings.ReplaceAll(s.example(file), "127.0.0.1:8080", behind) }
	web := exec.Command(command, configure(s, example)...)
	web.Env = append(os.Environ(), "XDG_DATA_HOME="+s.folder, "XDG_CONFIG_HOME="+s.folder)
	var told bytes.Buffer
	web.Stderr = &told
	if err := web.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- web.Wait() }()
	t.Cleanup(func() {
		_ = web.Process.Signal(os.Interrupt)
		<-ended
		if t.Failed() {
			t.Log(told.String())
		}
	})
	s.wait(ended)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// ofPath are the lines of an example that a portal under a path needs, and others leave to comments.
var ofPath = regexp.MustCompile(`(?m)^(\t+)# (.*/skhcn.*)$`)

// example reads an example configuration, for this folder, this address and this path.
func (s *server) example(file string) string {
	s.t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.path != "" {
		text = ofPath.ReplaceAll(text, []byte("$1$2"))
	}
	return strings.NewReplacer("/srv/cong-khai", s.folder, "/skhcn", s.path, "listen 8080;", "listen "+s.address+";",
		"*:8080", s.address, ":8080 {", "http://"+s.address+" {").Replace(string(text))
}

// config writes a configuration and returns its name.
func (s *server) config(text string) string {
	s.t.Helper()
	file := filepath.Join(s.folder, strings.ReplaceAll(s.address, ":", "-")+".conf")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return file
}

func nginx(s *server, example func(string) string) []string {
	return s.nginx(example("cong-khai.conf"))
}

// siteAbove is the site of another that has a portal under a path.
func siteAbove(s *server, example func(string) string) []string {
	return s.nginx(fmt.Sprintf("server { listen %s; server_tokens off;\n%s}\n", s.address, example("trang-me.conf")))
}

func (s *server) nginx(site string) []string {
	text := fmt.Sprintf("daemon off; worker_processes 1; pid %s/nginx-%s.pid; error_log stderr warn; events {}\nhttp { access_log off;"+
		" client_body_temp_path %[1]s/tmp; proxy_temp_path %[1]s/tmp; fastcgi_temp_path %[1]s/tmp; uwsgi_temp_path %[1]s/tmp; scgi_temp_path %[1]s/tmp;\n%[3]s}\n",
		s.folder, s.address, site)
	return []string{"-p", s.folder, "-c", s.config(text)}
}

func apache(s *server, example func(string) string) []string { return s.apache(example("apache.conf")) }

// provided is what has no configuration but .htaccess.
func provided(s *server, _ func(string) string) []string {
	stands := "DocumentRoot %s/public\n"
	if s.path != "" { // a folder of a site that has others
		stands = "Alias %[2]s %[1]s/public\n"
	}
	return s.apache(fmt.Sprintf("ServerTokens Prod\n"+stands+"<Directory %[1]s/public>\nAllowOverride All\n"+
		"Options Indexes FollowSymLinks MultiViews\nRequire all granted\n</Directory>\n", s.folder, s.path))
}

// apache loads what Debian loads and the example asks for; some of that would compress, guess types and languages.
func (s *server) apache(site string) []string {
	var b strings.Builder
	fmt.Fprintf(&b, "ServerRoot %s\nDefaultRuntimeDir %[1]s\nPidFile pid\nErrorLog /dev/stderr\nListen %s\n", s.folder, s.address)
	for _, module := range []string{"mpm_event", "authz_core", "dir", "mime", "alias", "filter", "deflate", "negotiation", "autoindex", "setenvif", "headers", "rewrite"} {
		fmt.Fprintf(&b, "LoadModule %s_module /usr/lib/apache2/modules/mod_%[1]s.so\n", module)
	}
	if os.Getuid() == 0 {
		b.WriteString("User www-data\nGroup www-data\n")
	}
	b.WriteString("TypesConfig /etc/mime.types\nAddEncoding x-gzip .gz\nAddOutputFilterByType DEFLATE text/html text/css\n" +
		"<Directory />\nRequire all denied\n</Directory>\n<FilesMatch \"^\\.ht\">\nRequire all denied\n</FilesMatch>\n")
	b.WriteString(site)
	return []string{"-f", s.config(b.String()), "-DFOREGROUND"}
}

func caddy(s *server, example func(string) string) []string {
	return []string{"run", "--adapter", "caddyfile", "--config", s.config("{\nadmin off\n}\n" + example("Caddyfile"))}
}

// wait waits until the program answers, or has ended.
func (s *server) wait(ended chan error) {
	s.t.Helper()
	for range 200 {
		select {
		case err := <-ended:
			ended <- err
			s.t.Fatal(s.program.name, " has ended: ", err)
		case <-time.After(50 * time.Millisecond):
		}
		if c, err := net.Dial("tcp", s.address); err == nil {
			c.Close()
			return
		}
	}
	s.t.Fatal(s.program.name + " does not answer")
}

// ask sends a request for an address of the portal and follows nothing.
func (s *server) ask(method, path string, headers ...string) (*http.Response, []byte) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+s.address+s.path+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return w, body
}
