// Package trial has the tests of the whole that take long: histories of thousands of commits, repositories that were damaged,
// content that was broken in every way, and files as heavy as they may be. It has tests only, and comes in through the front
// door (portal.Check, portal.Load). They stand apart so that no package's tests take longer than go test waits.
package trial
