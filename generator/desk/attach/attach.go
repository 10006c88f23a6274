// Package attach makes of a file that somebody dropped into a form one that may lie beside a record:
//
//	name, b, err := attach.File("IMG 2031 (1).JPG", raw, func(name string) bool { return lies[name] }) // img-2031-1.jpg
//
// Photos are turned as they are seen, at most site.Widest wide, and say nothing of where and by whom they were taken,
// nor do they bring the film along that phones put behind them. What is right already stays as it is, byte for byte. It
// has no rules of its own: what the portal would refuse is refused here, in the portal's words. Files are not opened:
// what is written in a PDF or in a Word document is for people to look at.
package attach

import (
	"errors"
	"path"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/pages/picture"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// File returns the name and the bytes under which a file may lie beside a record. taken tells which names the record's
// folder has already; the name that is returned is none of them, and all in lower case.
func File(name string, raw []byte, taken func(name string) bool) (safe string, b []byte, err error) {
	name = lastPart(name)
	if strings.HasPrefix(name, "~$") {
		return "", nil, refusal(name, source.LockFile.At(source.Span{}))
	}
	if problem, refused := site.RefusedSuffix(name); refused {
		return "", nil, refusal(name, problem)
	}
	suffix := strings.ToLower(path.Ext(name))
	if (site.File{Path: suffix}).IsPicture() && len(raw) <= bound.PictureFile {
		if suffix, raw, err = shown(name, suffix, raw); err != nil {
			return "", nil, err
		}
	}
	stem := stemOf(strings.TrimSuffix(name, path.Ext(name)))
	if problem, private := site.PrivateFile(stem + suffix); private {
		return "", nil, refusal(name, problem)
	}
	if problems := portal.CheckFile(stem+suffix, raw); len(problems) > 0 {
		return "", nil, refusal(name, problems[0])
	}
	safe, err = free(stem, suffix, taken)
	return safe, raw, err
}

// refusal says of a file by the name that its owner knows why it cannot lie there.
func refusal(name string, problem source.Problem) error {
	called := viet.Shorten(name, 100)
	return say.Errorf("%s: %s", "%s: %s", called, say.Text{Vi: problem.Text(say.Vietnamese), En: problem.Text(say.English)})
}

// shown makes a picture one that pages show, and gives it the suffix of what it is: the name is ours to choose. What is
// broken is handed on as it is, for the portal to tell.
func shown(name, suffix string, raw []byte) (string, []byte, error) {
	suffix = trueSuffix(suffix, raw)
	raw = picture.Clean(raw)
	f, ok := measure(suffix, raw)
	if !ok {
		return suffix, raw, nil
	}
	if isPhoto := suffix != ".gif" && suffix != ".webp"; isPhoto && (f.IsLarge() || !picture.Upright(raw)) {
		var err error
		if suffix, raw, err = narrowed(f, suffix, raw); err != nil { // which was read to measure it
			return "", nil, refusal(name, portal.NoPicture.At(source.Span{}))
		}
		f, _ = measure(suffix, raw)
	}
	if f.IsHeavy() {
		return "", nil, refusal(name, f.Heavy(source.Span{}, name))
	}
	return suffix, raw, nil
}

// trueSuffix is that of the format that a picture has, its own one where nothing else is known.
func trueSuffix(suffix string, raw []byte) string {
	var other picture.OtherName
	if errors.As(picture.CheckName(suffix, raw), &other) && other.Suffix != "" {
		return other.Suffix
	}
	return suffix
}

// measure is a picture as the portal knows it; ok is false for one that it refuses. Of a WebP it knows no size.
func measure(suffix string, raw []byte) (f site.File, ok bool) {
	f = site.File{Path: "x" + suffix, Bytes: len(raw)}
	if suffix == ".webp" {
		return f, true
	}
	var err error
	f.Width, f.Height, err = picture.Check(f.Path, raw)
	return f, err == nil
}

// narrowed makes a photo upright and no wider than pages load it. A PNG that is heavy even so is a photo, or as good as
// one: the portal, too, shows JPEG of it.
func narrowed(f site.File, suffix string, raw []byte) (string, []byte, error) {
	width := min(f.Width, site.Widest)
	made, err := picture.Narrow(raw, suffix, width)
	if err == nil && suffix == ".png" && (site.File{Bytes: len(made[0])}).IsLarge() {
		suffix = ".jpg"
		made, err = picture.Narrow(raw, suffix, width)
	}
	if err != nil {
		return "", nil, err
	}
	return suffix, made[0], nil
}
