package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/text/say"
)

// command is one run of the program: its flags and where it writes.
type command struct {
	out, err io.Writer
	dir      string
	asOf     string
	today    string
	lang     string
	drafts   bool
	write    source.Format // how problems are told
	copies   copies        // of shared content
	origin   string        // the portal's folder, where dir holds a copy of what is staged in it
}

// root makes the command tree, in the language of the messages.
func (c *command) root() *cobra.Command {
	c.write = source.Print
	cmd := &cobra.Command{
		Use:   "congkhai",
		Short: c.text("Dựng cổng công khai từ các tệp nội dung", "Build a public-disclosure portal from files"),
		Long: c.text(`Dựng cổng công khai từ các tệp nội dung trong content/.
Kết thúc với mã 0 khi mọi việc đúng, 1 khi nội dung có chỗ sai, 2 khi gõ sai lệnh hoặc máy có lỗi.`, `Build a public-disclosure portal from the files in content/.
Exit status 0: good, 1: problems in the content, 2: wrong usage or the machine failed.`),
		Version: c.released(), SilenceUsage: true, SilenceErrors: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	cmd.SetOut(c.out)
	cmd.SetErr(c.err)
	cobra.MousetrapHelpText = "" // whoever opens the program in the window of a folder gets the page to write on
	cmd.SetUsageFunc(c.usage)    // and no template: those that cobra takes make the program two megabytes larger
	cmd.Args, cmd.RunE = cobra.ArbitraryArgs, c.unknown
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return say.Errorf("tùy chọn gõ chưa đúng, xem --help: %s", "wrong flag, see --help: %s", err)
	})
	cmd.Flags().BoolP("version", "v", false, c.text("in phiên bản", "print the version"))
	flags := cmd.PersistentFlags()
	flags.StringVar(&c.dir, "dir", ".", c.text("thư mục của cổng, nơi có config.toml",
		"the portal's folder, which holds config.toml"))
	flags.StringVar(&c.asOf, "as-of", "", c.text("cổng như đã có vào ngày này, lấy từ git, ví dụ 2021-09-30",
		"the portal as it stood on that day, from git"))
	flags.StringVar(&c.today, "today", "", c.text("coi hôm nay là ngày này, với các tệp đang có",
		"the day that the portal shows, with the files as they are; default today"))
	lang := c.lang
	flags.StringVar(&c.lang, "lang", string(say.Vietnamese),
		c.text("ngôn ngữ của thông báo: vi hoặc en (en: messages in English)",
			"language of messages: vi or en"))
	c.lang = lang
	flags.BoolVar(&c.drafts, "drafts", false, c.text("kể cả bản nháp và bài chưa tới ngày đăng",
		"with drafts and what is not published yet"))
	cmd.AddCommand(c.build(), c.check(), c.begin(), c.serve(), c.edit(), c.new(), c.rename(), c.export(), c.imports(),
		c.close(), c.kinds(), c.nextChange(), c.schema(), c.ledger(), c.hook(), c.mend(), c.explain(), c.keys(),
		c.theme(), c.deploy(), c.refresh(), c.gather(), c.schedule(), c.verify(), c.version())
	flags.BoolP("help", "h", false, c.text("cách dùng lệnh", "how to use the command"))
	return cmd
}

// usage says how a command is called.
func (c *command) usage(cmd *cobra.Command) error {
	w := cmd.OutOrStderr()
	fmt.Fprintf(w, "\n%s:\n  %s", c.text("Cách dùng", "Usage"), cmd.UseLine())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, " [command]\n\n%s:", c.text("Các lệnh", "Commands"))
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(w, "\n  %-*s %s", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	for _, part := range []struct{ title, flags string }{
		{c.text("Tùy chọn", "Flags"), cmd.LocalFlags().FlagUsages()},
		{c.text("Tùy chọn chung", "Global flags"), cmd.InheritedFlags().FlagUsages()},
	} {
		if flags := strings.TrimRight(part.flags, " \n"); flags != "" {
			fmt.Fprintf(w, "\n\n%s:\n%s", part.title, flags)
		}
	}
	fmt.Fprintln(w)
	return nil
}

// unknown answers a command that does not exist, and shows the help when none is named.
func (c *command) unknown(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	near := cmp.Or(cmd.SuggestionsFor(args[0])...)
	return say.Errorf("không có lệnh %q, xem --help%s",
		"there is no command %q, see --help%s", args[0], say.DidYouMean(near))
}

// arguments refuses a command with more or fewer words than it takes.
func arguments(words ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == len(words) {
			return nil
		}
		if len(words) == 0 {
			return say.Errorf("lệnh này không nhận thêm chữ nào, ở đây có %q",
				"this command takes no other words, and here are %q", args)
		}
		return say.Errorf("lệnh này cần đúng %d chữ: %s",
			"this command takes exactly these words: %[2]s", len(words), strings.Join(words, " "))
	}
}

// upTo refuses a command with more words than it takes.
func upTo(words ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > len(words) {
			return say.Errorf("lệnh này nhận nhiều nhất %d chữ: %s",
				"this command takes no more words than these: %[2]s", len(words), strings.Join(words, " "))
		}
		return nil
	}
}

// options turns the flags into what a site depends on.
func (c *command) options() (portal.Options, error) {
	opt := portal.Options{Now: time.Now(), Drafts: c.drafts}
	if c.lang != "vi" && c.lang != "en" {
		return opt, say.Errorf("--lang: %q không phải vi hoặc en", "--lang: %q is neither vi nor en", c.lang)
	}
	var err error
	opt.AsOf, err = c.day()
	return opt, err
}

// tell prints problems and their number; it returns errProblems when there are any.
func (c *command) tell(problems []source.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	if err := c.write(c.out, problems, source.Lang(c.lang)); err != nil {
		return err
	}
	c.say(c.err, "%d chỗ cần sửa trong %d tệp; xem vì sao và ví dụ: congkhai explain %s\n",
		"to mend: %d, in files: %d; why, with an example: congkhai explain %s\n", len(problems),
		source.Files(problems), problems[0].Rule.ID)
	return errProblems
}

// say prints a line in the language of the messages.
func (c *command) say(w io.Writer, vi, en string, args ...any) {
	fmt.Fprint(w, say.Textf(vi, en, args...).In(say.Lang(c.lang)))
}

// text is a text in the language of the messages.
func (c *command) text(vi, en string) string { return say.Text{Vi: vi, En: en}.In(say.Lang(c.lang)) }

// fail tells why nothing came of it, with the flag that would mend it.
func (c *command) fail(err error) {
	text := say.In(err, say.Lang(c.lang))
	if asks := (*say.Asks)(nil); errors.As(err, &asks) {
		text += " (--" + asks.What + ")"
	}
	fmt.Fprintln(c.err, "congkhai:", text)
}

// portal loads the portal, or prints what is wrong with its files.
func (c *command) portal() (loaded *portal.Portal, err error) {
	err = c.withPortal(func(p *portal.Portal) error {
		loaded = p
		return nil
	})
	return loaded, err
}

// withPortal loads the portal to make something of it, or prints what is wrong with its files.
func (c *command) withPortal(use func(*portal.Portal) error) error {
	opt, err := c.options()
	if err != nil {
		return err
	}
	return c.remembering(func(m *memory.Memory) error {
		opt.Memory = m
		loaded, err := c.load(opt)
		if err != nil {
			return err
		}
		return use(loaded)
	})
}

// load puts a portal together, or prints what is wrong with its files.
func (c *command) load(opt portal.Options) (*portal.Portal, error) {
	files, err := c.files(&opt)
	if err != nil {
		return nil, err
	}
	loaded, problems, err := portal.Load(files, opt)
	if err != nil {
		return nil, err
	}
	garbage.loaded()
	switch {
	case loaded != nil:
		c.tellThin(opt.History, loaded)
	case opt.Head != "":
		return nil, c.tellThen(problems, opt, files)
	}
	return loaded, c.tell(problems)
}

func (c *command) check() *cobra.Command {
	var format string
	var against removal
	cmd := &cobra.Command{
		Use: "check", Args: arguments(),
		Short: c.text("Kiểm tra nội dung, không đăng gì", "Check the content, publish nothing"),
		RunE: func(*cobra.Command, []string) error {
			write, ok := source.Formats[format]
			if !ok {
				return say.Errorf("--format: %q không phải text, json, github, gitlab hoặc sarif",
					"--format: %q is none of text, json, github, gitlab and sarif", format)
			}
			c.write = write
			against.folder = cmp.Or(against.folder, c.dir+"/public")
			return c.checkAgainst(against, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text",
		c.text("cách ghi các chỗ sai: text, json, github, gitlab hoặc sarif", "how problems are written"))
	against.flags(c, cmd, c.text("thư mục đã đăng, để báo địa chỉ nào sẽ mất; mặc định là public trong thư mục của cổng",
		"the published folder, of which no address may vanish; default public in the portal's folder"))
	return cmd
}

// checkAgainst refuses all that build would refuse to put in place of what is published, and says why as build does.
func (c *command) checkAgainst(against removal, format string) error {
	if err := c.checkOutput(against.folder); err != nil {
		return err
	}
	others := c.out
	if format != "text" { // what a machine reads is the problems alone
		others = c.err
	}
	return c.withPortal(func(loaded *portal.Portal) error {
		problems, err := loaded.Unmade()
		if err != nil {
			return err
		}
		if err := c.tell(problems); err != nil {
			return err
		}
		before, err := publish.Standing(against.folder)
		if err != nil {
			return against.explained(err)
		}
		if err := c.nothingVanishes(others, against, loaded, before); err != nil {
			return err
		}
		return c.nothingWrong(others, loaded)
	})
}

// nothingWrong tells of a portal without problems; the output of a format for machines holds the empty list alone.
func (c *command) nothingWrong(w io.Writer, loaded *portal.Portal) error {
	shown, held := loaded.Site.Count()
	c.say(w, "không có chỗ nào sai: %d mục, bỏ qua %d bản nháp hoặc chưa tới ngày đăng\n",
		"nothing wrong: %d records, %d drafts or not published yet left out\n", shown, held)
	return c.write(c.out, nil, source.Lang(c.lang))
}

func (c *command) kinds() *cobra.Command {
	return &cobra.Command{
		Use: "kinds", Args: arguments(),
		Short: c.text("Liệt kê các loại nội dung và khóa của chúng", "List the kinds of content and their keys"),
		RunE: func(*cobra.Command, []string) error {
			s, err := c.site()
			if err != nil {
				return err
			}
			for _, k := range kinds.Kinds() {
				fmt.Fprintf(c.out, "content/%s/*%s  %s\n", k.Folder, k.Suffix[0], k.Name)
				for _, f := range s.Fields(k) {
					optional := ""
					if f.Optional {
						optional = c.text(" (không bắt buộc)", " (optional)")
					}
					fmt.Fprintf(c.out, "    %s: %s%s\n", f.Key, f.Say, optional)
					for _, choice := range f.Choices {
						fmt.Fprintf(c.out, "        %q: %s\n", choice.ID, choice.Label)
					}
				}
			}
			return nil
		},
	}
}

func (c *command) nextChange() *cobra.Command {
	return &cobra.Command{
		Use: "next-change", Args: arguments(),
		Short: c.text("Ngày kế tiếp cổng tự đổi, cần dựng lại", "The next day on which the portal changes by itself"),
		RunE: func(*cobra.Command, []string) error {
			loaded, err := c.portal()
			if err != nil {
				return err
			}
			if day := loaded.Site.NextChange(); !day.IsZero() {
				fmt.Fprintln(c.out, day)
			}
			return nil
		},
	}
}

// version is that of a release; .ci/release tells it to the linker.
var version string

// released names the version, and of a program that is no release what the go command knows of it.
func (c *command) released() string {
	if version != "" {
		return version
	}
	name := c.text("chưa phát hành", "not released")
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		name += ", " + info.Main.Version
	}
	return name
}

func (c *command) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Args: arguments(),
		Short: c.text("In phiên bản", "Print the version"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(c.out, "congkhai", c.released())
			return err
		},
	}
}
