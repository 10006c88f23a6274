package picture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"path"
	"slices"
	"strings"

	"congkhai/generator/text/bound"
)

var (
	// ErrBroken says that there is no PNG, JPEG or GIF, or not all of it.
	ErrBroken = errors.New("the picture cannot be read")
	// ErrLarge says that a picture is over a bound.
	ErrLarge = errors.New("the picture is too large")
	// ErrMore says that something else follows the picture in its file.
	ErrMore = errors.New("something follows the picture")
)

// OtherName says that a file is of another format than its name says. Suffix is the one of that format, "" where it is
// none that pages show.
type OtherName struct{ Format, Suffix string }

func (e OtherName) Error() string { return "the file is a " + e.Format }

// suffixes are those of formats that pages show, the usual one first.
var suffixes = map[string][]string{"PNG": {".png"}, "JPEG": {".jpg", ".jpeg"}, "GIF": {".gif"}, WebP: {".webp"}}

// CheckName holds the name of a picture against the first bytes of its file. What begins like nothing that is known is
// not told here.
func CheckName(name string, begin []byte) error {
	format, suffix := Format(begin), strings.ToLower(path.Ext(name))
	if format == "" || slices.Contains(suffixes[format], suffix) {
		return nil
	}
	known := suffixes[format]
	if known == nil {
		return OtherName{Format: format}
	}
	return OtherName{format, known[0]}
}

// Check reads all of a picture and returns its size as Size does. A browser shows what it accepts, all of it, and so
// does Narrow.
func Check(name string, raw []byte) (width, height int, err error) {
	if err := CheckName(name, raw); err != nil {
		return 0, 0, err
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return 0, 0, ErrBroken
	}
	decoded, end, err := weigh(config, format, raw)
	if err != nil {
		return 0, 0, err
	}
	defer alone(decoded)()
	left := bytes.NewReader(raw)
	switch format {
	case "png":
		_, err = png.Decode(left)
		end = len(raw) - left.Len()
	case "gif":
		_, err = gif.DecodeAll(left)
	default:
		_, _, err = image.Decode(left)
	}
	if err != nil {
		return 0, 0, ErrBroken
	}
	rest := filled(raw[end:])
	for format == "jpeg" && bytes.HasPrefix(rest, []byte{0xFF, 0xD8}) { // phones put how bright it is to be behind a photo
		if _, end = jpegParts(rest); end < 0 {
			return 0, 0, ErrBroken
		}
		rest = filled(rest[end:])
	}
	if len(rest) > 0 {
		return 0, 0, ErrMore
	}
	return Size(raw)
}

// filled is what follows a picture without what some programs fill up with.
func filled(rest []byte) []byte { return bytes.Trim(rest, "\x00\r\n ") }

// weigh finds out how many bytes a picture takes while it is read, and where it ends, if that is told without reading
// it.
func weigh(config image.Config, format string, raw []byte) (decoded int64, end int, err error) {
	pixels := int64(config.Width) * int64(config.Height)
	if len(raw) > bound.PictureFile || config.Width > bound.PicturePixels || config.Height > bound.PicturePixels ||
		pixels > bound.PicturePixels {
		return 0, 0, ErrLarge
	}
	switch format {
	case "gif":
		decoded, end = gifFrames(raw)
	case "jpeg":
		var j jpegFile
		j, end = jpegParts(raw)
		if j.scans > bound.PictureScans {
			return 0, 0, ErrLarge
		}
		decoded = j.decoded(pixels)
	default:
		decoded = pixels * bytesOf(config.ColorModel)
		if isInterlaced := raw[28] == 1; isInterlaced {
			decoded *= 2 // it is put together of smaller ones
		}
	}
	switch {
	case end < 0:
		return 0, 0, ErrBroken
	case decoded > bound.PictureDecoded:
		return 0, 0, ErrLarge
	}
	return decoded, end, nil
}

// bytesOf is how many bytes the pixel of a PNG takes.
func bytesOf(m color.Model) int64 {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.Gray16Model:
		return 2
	case color.GrayModel:
		return 1
	case color.RGBAModel, color.NRGBAModel:
		return 4
	}
	return 1 // of a palette
}
