package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"portaplus.org/client/porta"
)

// refusal is an answer 4XX or 5XX as an error: the generated client gives none for it.
type refusal struct {
	status int
	porta.ResponseStatus
}

func (r *refusal) Error() string {
	return fmt.Sprintf("%d %s: %s", r.status, value(r.ErrorCode), value(r.Message))
}

// response is what every generated response has, with A in a success.
type response[A any] interface {
	StatusCode() int
	GetJSON200() *A
	GetJSON4XX() *porta.ErrorAnswer
	GetJSON5XX() *porta.ErrorAnswer
}

// answer takes what a generated method returns, and gives the answer of a success, or an error: a *refusal where the service
// says no.
func answer[A any](response response[A], err error) (*A, error) {
	if err != nil {
		return nil, err
	}
	if found := response.GetJSON200(); found != nil {
		return found, nil
	}
	refused := &refusal{status: response.StatusCode()}
	for _, body := range []*porta.ErrorAnswer{response.GetJSON4XX(), response.GetJSON5XX()} {
		if body != nil {
			refused.ResponseStatus = value(body.ResponseStatus)
		}
	}
	return nil, refused
}

// value is what a member says, or the zero value where it is absent or null.
func value[T any](member *T) T {
	if member == nil {
		var zero T
		return zero
	}
	return *member
}

// first is the first of a list, or the zero value.
func first[T any](list *[]T) T {
	for _, item := range value(list) {
		return item
	}
	var zero T
	return zero
}

func connect(url, license string) (*porta.ClientWithResponses, error) {
	return porta.NewClientWithResponses(url,
		porta.WithHTTPClient(&http.Client{Timeout: time.Minute}),
		porta.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
			request.Header.Set("X-License", license)
			return nil
		}))
}

// parseDate reads a date of an answer, such as /Date(1740787200000-0000)/: milliseconds since 1970, UTC.
func parseDate(text string) (time.Time, error) {
	var milliseconds int64
	_, err := fmt.Sscanf(text, "/Date(%d-0000)/", &milliseconds)
	return time.UnixMilli(milliseconds).UTC(), err
}
