package portal

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"sync"

	"congkhai/generator/files/wire"
)

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// keyOf names everything that a page, or a picture, is made of: the theme, the way it is made, and what it shows. Files
// with one key have the same bytes.
func (p *Portal) keyOf(layout string, view any) string {
	b := buffers.Get().(*[]byte)
	defer buffers.Put(b)
	*b = wire.Append((*b)[:0], view)
	hash := sha256.New()
	hash.Write(p.dress.sum[:])
	_, _ = io.WriteString(hash, layout+"\n") // a hash never fails
	hash.Write(*b)
	return base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:18])
}
