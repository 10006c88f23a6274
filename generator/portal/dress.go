package portal

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/pages/card"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/pages/theme"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
)

// loadedTheme is a theme as it was loaded of files with a sum.
type loadedTheme struct {
	sum      [sha256.Size]byte
	theme    *theme.Theme
	editions map[record.Language]*theme.Theme // in other languages than the portal's
	cards    *card.Style                      // nil when the theme draws none
}

// loadTheme loads the theme that the configuration names, unless it was loaded before and no file of it has changed.
func loadTheme(root fs.FS, config record.Config, sum [sha256.Size]byte, words func(record.Language) *gloss.Gloss,
	opt Options) (loadedTheme, []source.Problem, error) {
	folder := path.Join(themesFolder, config.Theme)
	if config.Theme == "" || config.Language == "" {
		return loadedTheme{}, nil, nil // the configuration's own problems say so
	}
	switch info, err := fs.Stat(root, folder); {
	case errors.Is(err, source.ErrSpecial):
		return loadedTheme{}, []source.Problem{source.NotRegular.At((&source.File{Path: folder}).Anywhere())}, nil
	case err != nil, !info.IsDir(), !fs.ValidPath(config.Theme):
		return loadedTheme{}, []source.Problem{NoTheme.At(config.At("giao_dien"), config.Theme)}, nil
	}
	if last := opt.Seen.lastTheme(); last.theme != nil && last.sum == sum {
		return last, nil, nil
	}
	names, problems, err := source.List(root, folder)
	if problems = append(problems, tooLarge(root, names)...); err != nil || len(problems) > 0 {
		return loadedTheme{}, problems, err // what no other machine could open is not opened here
	}
	contract, problems, err := readContract(root, folder)
	if err != nil || len(problems) > 0 {
		return loadedTheme{}, problems, err
	}
	loaded := loadedTheme{sum: sum, editions: map[record.Language]*theme.Theme{}}
	loaded.cards, problems = contract.style(root, folder, config.Identity.Brand)
	own, more := contract.own(root, config)
	problems = append(problems, more...)
	l := loading{root, folder, config, words, site.Layouts(opt.Kinds, kinds.Parts()), own}
	loaded.theme, more, err = l.in(config.Language, "ngon_ngu")
	problems = append(problems, more...)
	for i, language := range config.Editions {
		if err != nil || len(problems) > 0 || language == "" {
			break // what is wrong is told once
		}
		loaded.editions[language], problems, err = l.in(language, "ngon_ngu_them"+front.Index(i))
	}
	if opt.Seen != nil && err == nil && len(problems) == 0 {
		opt.Seen.theme = loaded
	}
	return loaded, problems, err
}

// loading is what a theme is loaded of, in any language.
type loading struct {
	root    fs.FS
	folder  string
	config  record.Config
	words   func(record.Language) *gloss.Gloss
	layouts map[string]reflect.Type
	own     theme.Own
}

// in loads the theme in a language that the configuration names at a key.
func (l loading) in(language record.Language, at string) (*theme.Theme, []source.Problem, error) {
	texts, problems, err := l.texts(language, at)
	if err != nil || texts == nil {
		return nil, problems, err
	}
	t, more, err := theme.Load(l.root, l.folder, texts, l.words(language), l.layouts, l.own)
	return t, append(problems, more...), err
}

// tooLarge reports files that nobody could fetch with a phone.
func tooLarge(root fs.FS, names []string) []source.Problem {
	var problems []source.Problem
	for _, name := range names {
		if info, err := fs.Stat(root, name); err == nil && info.Size() > bound.Attachment {
			problems = append(problems, source.TooLarge.At((&source.File{Path: name}).Anywhere(),
				source.Size(bound.Attachment)))
		}
	}
	return problems
}

// catalogue is the form of a theme's i18n files.
type catalogue struct {
	Texts map[string]string `key:"chu"`
}

// texts reads the theme's words in a language that the configuration names at a key; there are none when the theme does
// not speak it.
func (l loading) texts(language record.Language, at string) (map[string]string, []source.Problem, error) {
	name := path.Join(l.folder, "i18n", string(language)+".toml")
	f, problems, err := readText(l.root, name)
	if errors.Is(err, fs.ErrNotExist) || isFolder(l.root, name) {
		return nil, []source.Problem{NoCatalogue.At(l.config.At(at), l.config.Theme, language)}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	texts := catalogue{Texts: map[string]string{}}
	doc, more := front.Parse(f.Span(0, len(f.Text())))
	problems = append(problems, more...)
	_, more = front.Bind(doc, &texts)
	problems = append(problems, more...)
	for _, key := range kinds.TextKeys() {
		if _, ok := texts.Texts[key]; !ok {
			problems = append(problems, theme.NoText.At(f.Anywhere(), key))
		}
	}
	return texts.Texts, problems, nil
}

// isFolder reports whether a folder stands where a file should.
func isFolder(root fs.FS, name string) bool {
	info, err := fs.Stat(root, name)
	return err == nil && info.IsDir()
}

// sumOfTheme is a hash of all files of a theme, and of what else loading it depends on.
func sumOfTheme(root fs.FS, config record.Config) ([sha256.Size]byte, error) {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s %s %v %v\n", config.Theme, config.Language, config.Editions, config.Identity)
	if logo := config.Identity.Logo; fs.ValidPath(logo) {
		_ = source.ReadUpTo(hash, root, logo, bound.Logo) // one that cannot be read is told when the theme is loaded
	}
	folder := path.Join(themesFolder, config.Theme)
	if _, err := fs.Stat(root, folder); err != nil {
		return [sha256.Size]byte{}, nil // told when it is loaded
	}
	err := fs.WalkDir(root, folder, func(name string, entry fs.DirEntry, err error) error {
		if !fs.ValidPath(name) && entry.IsDir() {
			return fs.SkipDir
		}
		if err != nil || !fs.ValidPath(name) || !entry.Type().IsRegular() {
			return err // of names and links it is told when the theme is loaded
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(hash, "%s %d\n", path.Clean(name), info.Size())
		return source.ReadUpTo(hash, root, name, bound.Attachment)
	})
	return [sha256.Size]byte(hash.Sum(nil)), err
}

// sumWith is the sum of a theme that says the content's own words in the language of the pages.
func sumWith(sum [sha256.Size]byte, own map[string]string) [sha256.Size]byte {
	if len(own) == 0 {
		return sum
	}
	return sha256.Sum256(fmt.Appendf(sum[:], "%q", own))
}
