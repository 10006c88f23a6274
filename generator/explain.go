package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

func (c *command) explain() *cobra.Command {
	return &cobra.Command{
		Use: "explain [RULE]", Args: upTo("RULE"), ValidArgs: manual.Rules(),
		Short: c.text("Giải thích một quy tắc: đòi hỏi gì, vì sao, ví dụ sai và đúng",
			"Explain a rule, or list them all"),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := c.options(); err != nil {
				return err
			}
			if len(args) == 0 {
				c.listRules()
				return nil
			}
			rule := strings.Trim(args[0], "[]") // as messages print it
			page, ok := manual.Of(rule)
			if !ok {
				return noRule(rule)
			}
			return page.Print(c.out, source.Lang(c.lang))
		},
	}
}

func (c *command) listRules() {
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		fmt.Fprintf(c.out, "%s\n    %s\n", rule, page.Texts[source.Lang(c.lang)].Wants)
	}
}

func noRule(rule string) error {
	return say.Errorf("không có quy tắc %q; gõ congkhai explain để xem mọi quy tắc%s",
		"there is no rule %q; congkhai explain lists them all%s", rule, didYouMean(viet.Nearest(rule, manual.Rules())))
}
