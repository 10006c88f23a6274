package edit

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// guard lets in the browser that this program was opened with, and nobody else: other pages in that browser reach this
// machine's addresses too, and so does every program on it.
type guard struct {
	host   string // as the program listens: 127.0.0.1:1314
	cross  *http.CrossOriginProtection
	cookie string

	lock          sync.Mutex
	token, secret string
	left          chan struct{} // closed when the clerk has left
}

func newGuard(host string) *guard {
	_, port, _ := strings.Cut(host, ":")
	return &guard{host: host, cross: http.NewCrossOriginProtection(), cookie: "congkhai-" + port, token: rand.Text(),
		left: make(chan struct{})}
}

// The parameter of the address that the program prints.
const tokenName = "khoa"

// pass says whether a request may be answered. Where it may not, or where it is the one with the token, it was
// answered.
func (g *guard) pass(w http.ResponseWriter, r *http.Request) bool {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin") // none at all would make the Origin of our own forms null
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	switch {
	case r.Host != g.host:
		refuse(w, "chỉ mở được bằng địa chỉ mà chương trình đã in ra")
	case g.takes(r.URL.Query().Get(tokenName)):
		g.enter(w, r)
	case !g.knows(r):
		refuse(w, "trang này chỉ mở được từ địa chỉ mà chương trình in ra lúc chạy; hãy tắt chương trình rồi mở lại")
	case !reads(r) && (r.Header.Get("Origin") != "http://"+g.host || g.cross.Check(r) != nil):
		refuse(w, "yêu cầu này không đến từ trang soạn nội dung")
	default:
		return true
	}
	return false
}

func reads(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

func refuse(w http.ResponseWriter, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(why + "\n")) // the reader may have gone
}

// takes uses up the token, which opens the page once.
func (g *guard) takes(token string) bool {
	g.lock.Lock()
	defer g.lock.Unlock()
	if g.token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) == 0 {
		return false
	}
	g.token, g.secret = "", rand.Text()
	return true
}

// enter gives the browser what it is known by from now on, and takes the token out of its address.
func (g *guard) enter(w http.ResponseWriter, r *http.Request) {
	g.lock.Lock()
	defer g.lock.Unlock()
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, root, http.StatusSeeOther)
}

func (g *guard) knows(r *http.Request) bool {
	cookie, err := r.Cookie(g.cookie)
	g.lock.Lock()
	defer g.lock.Unlock()
	return err == nil && g.secret != "" && subtle.ConstantTimeCompare([]byte(cookie.Value), []byte(g.secret)) == 1
}

// leave forgets the browser: nobody can come in any more.
func (g *guard) leave() {
	g.lock.Lock()
	defer g.lock.Unlock()
	if g.secret != "" {
		g.secret = ""
		close(g.left)
	}
}

// address opens the page, once.
func (g *guard) address() string {
	return (&url.URL{Scheme: "http", Host: g.host, Path: root, RawQuery: tokenName + "=" + g.token}).String()
}
