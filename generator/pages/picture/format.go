package picture

import (
	"bytes"
	"strings"
)

// Formats that phones and programs save pictures in, and that may bear the name of another one.
const (
	HEIC = "HEIC"
	WebP = "WebP"
)

// signs are how files begin, the longer before the shorter: at a place stands a text.
var signs = []struct {
	at     int
	text   string
	format string
}{
	{0, "\x89PNG\r\n\x1A\n", "PNG"},
	{0, "\xFF\xD8\xFF", "JPEG"},
	{0, "GIF8", "GIF"},
	{8, "WEBP", WebP},
	{0, "8BPS", "PSD (Photoshop)"},
	{0, "%PDF", "PDF"},
	{0, "%!PS", "PostScript"},
	{0, "PK\x03\x04", "ZIP, Word, Excel"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Word, Excel"},
	{0, "\x00\x00\x00\x0CJXL \r\n\x87\n", "JPEG XL"},
	{0, "\xFF\x0A", "JPEG XL"},
	{0, "\x00\x00\x00\x0CjP  \r\n\x87\n", "JPEG 2000"},
	{0, "\xFF\x4F\xFF\x51", "JPEG 2000"},
	{0, "FUJIFILMCCD-RAW", rawPhoto},
	{8, "CR\x02\x00", rawPhoto},
	{0, "IIRO", rawPhoto},
	{0, "IIRS", rawPhoto},
	{0, "MMOR", rawPhoto},
	{0, "IIU\x00", rawPhoto},
	{0, "FOVb", rawPhoto},
	{0, "II*\x00", "TIFF, RAW"},
	{0, "MM\x00*", "TIFF, RAW"},
	{0, "II+\x00", "TIFF"},
	{0, "MM\x00+", "TIFF"},
	{0, "\x00\x00\x01\x00", "ICO"},
	{0, "\xD7\xCD\xC6\x9A", "WMF"},
	{40, " EMF", "EMF"},
	{8, "AVI ", video},
	{0, "\x1A\x45\xDF\xA3", video},
	{0, "BM", "BMP"},
}

const (
	rawPhoto = "RAW"
	video    = "video"
)

// brands are what a file in boxes says it is, as phones write photos and films.
var brands = map[string]string{
	"heic": HEIC, "heix": HEIC, "heim": HEIC, "heis": HEIC, "hevc": HEIC, "hevx": HEIC, "hevm": HEIC, "hevs": HEIC,
	"mif1": HEIC, "mif2": HEIC, "msf1": HEIC, "avif": "AVIF", "avis": "AVIF", "crx ": rawPhoto,
}

// Format tells by its first bytes what a file is, whatever its name; "" when it is nothing that is known here.
func Format(begin []byte) string {
	if len(begin) >= 12 && string(begin[4:8]) == "ftyp" {
		return boxed(begin)
	}
	for _, sign := range signs {
		if len(begin) >= sign.at && bytes.HasPrefix(begin[sign.at:], []byte(sign.text)) {
			return sign.format
		}
	}
	text := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(begin[:min(len(begin), Begin)]), "\uFEFF"), " \t\r\n"))
	for _, sign := range [][2]string{{"<svg", "SVG"}, {"<?xml", "SVG, XML"}, {"<!doctype", "HTML"}, {"<html", "HTML"}} {
		if strings.HasPrefix(text, sign[0]) {
			return sign[1]
		}
	}
	return ""
}

// Begin is how many bytes Format looks at.
const Begin = 64

// boxed tells what a file in boxes is. One that says mif1 alone may be any picture: then the other brands tell.
func boxed(begin []byte) string {
	for at := 16; string(begin[8:12]) == "mif1" && at+4 <= min(len(begin), Begin); at += 4 {
		if strings.HasPrefix(string(begin[at:]), "avif") {
			return "AVIF"
		}
	}
	if format, ok := brands[string(begin[8:12])]; ok {
		return format
	}
	return video
}
