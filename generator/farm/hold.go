package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/farm/child"
)

// exitError is the exit status of what was held.
type exitError int

func (e exitError) Error() string { return "exit status" }

// hold is what a worker runs its programs with, see farm/child. It is nothing for people.
func (c *command) hold() *cobra.Command {
	var patience time.Duration
	cmd := &cobra.Command{
		Use: "hold", Hidden: true, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			exit, err := child.Keep(args, os.Stdin, patience)
			if err == nil && exit != exitGood {
				return exitError(exit)
			}
			return err
		},
	}
	cmd.Flags().DurationVar(&patience, "patience", time.Minute, "")
	return cmd
}
