package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	client "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	keys := map[string]client.APIKey{"token": {Key: "t"}}
	ctx := context.WithValue(context.Background(), client.ContextAPIKeys, keys)
	text, err := os.ReadFile(os.Getenv("BODY"))
	must(err)
	var body client.CreateEventRouterJobRequest
	must(json.Unmarshal(text, &body))
	api := client.NewAPIClient(configuration).EventGridAPI
	answer, _, err := api.CreateEventRouterJob(ctx, "p1").CreateEventRouterJobRequest(body).Execute()
	must(err)
	fmt.Println(answer.GetJobId())
}
