using System.Net;
using System.Text.Json.Nodes;

namespace Aef.Tests.Server.Support;

/// <summary>An answer of the server: its status and its JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonObject Json)
{
    /// <summary>A value by its path, such as <c>error.status</c>; null if it is absent.</summary>
    public JsonNode? this[string path] =>
        path.Split('.').Aggregate((JsonNode?)Json, (node, name) => node switch
        {
            JsonObject map => map[name],
            JsonArray list => list[int.Parse(name)],
            _ => null,
        });

    public string? Text(string path) => this[path]?.ToString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, JsonNode.Parse(text) as JsonObject ?? throw new InvalidOperationException(text));
    }

    /// <summary>Fails unless the answer is an error in Google's form.</summary>
    public Answer ShouldBeError(int status, string name)
    {
        ((int)Status).ShouldBe(status, Json.ToJsonString());
        Text("error.status").ShouldBe(name);
        this["error.code"]!.GetValue<int>().ShouldBe(status);
        Text("error.message").ShouldNotBeNullOrWhiteSpace();
        return this;
    }

    /// <summary>Fails unless the answer is a success.</summary>
    public Answer ShouldBeOk()
    {
        Status.ShouldBe(HttpStatusCode.OK, Json.ToJsonString());
        return this;
    }
}
