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
		Use: "explain [RULE|TOPIC]", Args: upTo("RULE"), ValidArgs: explained(),
		Short: c.text("Giải thích một quy tắc, hoặc cách viết một phần của biểu mẫu: luy_ke, cong, bang, chot…",
			"Explain a rule, or how a part of a form is written: luy_ke, cong, bang, chot…; or list them all"),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := c.options(); err != nil {
				return err
			}
			if len(args) == 0 {
				c.listRules()
				return nil
			}
			word := strings.Trim(args[0], "[]") // as messages print it
			if page, ok := manual.Of(word); ok {
				return page.Print(c.out, source.Lang(c.lang))
			}
			if topic, ok := manual.TopicOf(word); ok {
				return topic.Print(c.out, source.Lang(c.lang))
			}
			return noRule(word)
		},
	}
}

// explained lists what there are pages of: rules, and topics.
func explained() []string {
	words := manual.Rules()
	for _, topic := range manual.Topics() {
		words = append(words, topic.ID)
	}
	return words
}

func (c *command) listRules() {
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		fmt.Fprintf(c.out, "%s\n    %s\n", rule, page.Texts[source.Lang(c.lang)].Wants)
	}
	c.say(c.out, "\nCách viết biểu mẫu báo cáo:\n", "\nHow forms for reports are written:\n")
	for _, topic := range manual.Topics() {
		fmt.Fprintf(c.out, "%s\n    %s\n", topic.ID, topic.Texts[source.Lang(c.lang)].Wants)
	}
}

func noRule(rule string) error {
	return say.Errorf("không có quy tắc hay mục %q; gõ congkhai explain để xem tất cả%s",
		"there is no rule or topic %q; congkhai explain lists them all%s", rule, say.DidYouMean(viet.Nearest(rule, explained())))
}
