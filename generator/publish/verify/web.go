package verify

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"

	"congkhai/generator/files/delivery"
	"congkhai/generator/text/say"
)

// web is a portal on a server, of which the worst is expected.
type web struct {
	base     string // ends with a slash
	client   *http.Client
	patience time.Duration
}

const (
	connections  = 8
	maxRedirects = 5
	maxHeader    = 64 << 10
	slowest      = 64 << 10 // bytes in a second
)

var (
	errAddress = say.Errorf("địa chỉ phải có dạng https://ten-mien/, không có tên người dùng, dấu ? hay #",
		"the address has to be https://host/ without user, query and fragment")
	errElsewhere = say.Errorf("máy chủ chuyển sang máy chủ khác", "the server redirects to another host")
	errRedirects = say.Errorf("máy chủ chuyển hướng quá nhiều lần", "the server redirects too many times")
	errSlow      = say.Errorf("máy chủ gửi quá chậm, xem --patience",
		"the server sends too slowly, see --patience")
	errEncoded = say.Errorf("máy chủ gửi bản nén dù không được yêu cầu",
		"the server sent an encoding that was not asked for")
)

func openWeb(address string, patience time.Duration) (Place, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return nil, fmt.Errorf("%s: %w", plain(address), errAddress)
	}
	return web{
		base: strings.TrimRight(u.String(), "/") + "/",
		client: &http.Client{
			CheckRedirect: stayHere,
			Transport: &http.Transport{
				Proxy:                  http.ProxyFromEnvironment,
				DisableCompression:     true, // asks for nothing compressed and unpacks nothing
				MaxConnsPerHost:        connections,
				MaxIdleConnsPerHost:    connections,
				MaxResponseHeaderBytes: maxHeader,
			},
		},
		patience: patience,
	}, nil
}

// stayHere follows a server to other addresses of its own, and from http to https.
func stayHere(next *http.Request, before []*http.Request) error {
	from, to := before[0].URL, next.URL
	upgrade := from.Scheme == "http" && to.Scheme == "https" && from.Hostname() == to.Hostname()
	switch {
	case !upgrade && (from.Scheme != to.Scheme || from.Host != to.Host):
		return errElsewhere
	case len(before) > maxRedirects:
		return errRedirects
	}
	return nil
}

func (w web) open(ctx context.Context, path string) (io.ReadCloser, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	end := time.AfterFunc(w.patience, func() { cancel(errSlow) })
	body, err := w.ask(ctx, path)
	if err != nil {
		end.Stop()
		cancel(nil)
		return nil, err
	}
	return &answer{body: body, ctx: ctx, cancel: cancel, end: end, patience: w.patience}, nil
}

func (w web) ask(ctx context.Context, path string) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base+escape(path), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept-Encoding", "identity")
	r.Header.Set("Cache-Control", "no-cache")
	r.Header.Set("User-Agent", "congkhai-verify")
	got, err := w.client.Do(r)
	if err != nil {
		return nil, cmp.Or(context.Cause(ctx), err)
	}
	encoding := got.Header.Get("Content-Encoding")
	switch {
	case got.StatusCode == http.StatusNotFound || got.StatusCode == http.StatusGone:
		err = fs.ErrNotExist
	case got.StatusCode != http.StatusOK:
		err = say.Errorf("máy chủ trả lời %d",
			"the server answered %d", got.StatusCode)
	case encoding != "" && encoding != "identity":
		err = errEncoded
	default:
		return got.Body, nil
	}
	return nil, errors.Join(err, got.Body.Close())
}

// escape writes a path of the tree as part of an address.
func escape(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// answer is a body that has to come: whoever sends less than the slowest net does in the time of patience is left.
type answer struct {
	body     io.ReadCloser
	ctx      context.Context
	cancel   context.CancelCauseFunc
	end      *time.Timer
	patience time.Duration
	came     float64 // bytes since the timer was set
}

func (a *answer) Read(b []byte) (int, error) {
	n, err := a.body.Read(b)
	if a.came += float64(n); a.came >= slowest*a.patience.Seconds() {
		a.came = 0
		a.end.Reset(a.patience)
	}
	if err != nil && err != io.EOF {
		err = cmp.Or(context.Cause(a.ctx), err)
	}
	return n, err
}

func (a *answer) Close() error {
	a.end.Stop()
	defer a.cancel(nil)
	return a.body.Close()
}

// list says that a server does not tell what else it has.
func (web) list() (files, odd []string, ok bool, err error) { return nil, nil, false, nil }

// handsOut says that servers keep to themselves what configures them.
func (web) handsOut(path string) bool { return !delivery.IsWithheld(path) }

func (w web) Close() error {
	w.client.CloseIdleConnections()
	return nil
}
