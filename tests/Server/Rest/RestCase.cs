using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Tests.Server.Support;

namespace Aef.Tests.Server.Rest;

/// <summary>
/// A sequence of requests with the answers that are expected, as files in Cases/ describe them. Each line is
/// <c>METHOD PATH [BODY] STATUS [CHECK; CHECK]</c>, where a check is <c>path=text</c>, <c>path~regex</c>, <c>path!</c> (absent) or
/// <c>$name=path</c>, which keeps a value for later lines. <c>W</c> is the list of workflows of a project of its own, <c>L</c> its
/// location; <c>@name</c> in a body is a source of Sources. <c>WAIT</c> repeats a GET until the execution has ended,
/// and <c>UNTIL PATH VALUE</c> until a value is there.
/// </summary>
internal sealed class RestCase(string title, IReadOnlyList<string> lines, IReadOnlyDictionary<string, string> sources)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string Title => title;

    public static IReadOnlyList<RestCase> ReadAll(string folder)
    {
        var cases = new List<RestCase>();
        var sources = Directory.GetFiles(folder, "*.yaml")
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, File.ReadAllText, StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var lines = new List<string>();
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
            {
                if (line.StartsWith("== ", StringComparison.Ordinal))
                {
                    lines = [];
                    cases.Add(new RestCase(line[3..], lines, sources));
                }
                else
                {
                    lines.Add(line);
                }
            }
        }

        return cases;
    }

    public async Task RunAsync(TestServer server, int number)
    {
        _values["W"] = $"/v1/projects/case-{number}/locations/us-central1/workflows";
        _values["L"] = $"/v1/projects/case-{number}/locations/us-central1";
        _values["N"] = $"projects/case-{number}/locations/us-central1";
        foreach (var line in lines)
        {
            await RunAsync(server, line);
        }
    }

    private async Task RunAsync(TestServer server, string line)
    {
        var at = line.IndexOf(' ');
        var method = line[..at];
        var rest = line[(at + 1)..].TrimStart();
        if (method == "UNTIL")
        {
            await UntilAsync(server, Expand(rest.Split(' ')[0], isPath: true), rest.Split(' ')[1]);
            return;
        }

        at = rest.IndexOf(' ');
        var path = Expand(rest[..at].Replace("%20", " ", StringComparison.Ordinal), isPath: true).Replace(" ", "%20", StringComparison.Ordinal);
        rest = rest[(at + 1)..].TrimStart();
        var body = Body(ref rest);
        var parts = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        var answer = await SendAsync(server, method, path, body);
        var context = $"{title}\n{line}\n{answer.Json.ToJsonString()}";
        ((int)answer.Status).ShouldBe(int.Parse(parts[0]), context);
        if ((int)answer.Status >= 400 && !path.StartsWith("/callback", StringComparison.Ordinal))
        {
            answer.ShouldBeError((int)answer.Status, answer.Text("error.status")!);
        }

        foreach (var check in (parts.Length > 1 ? parts[1] : string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check(answer, check, context);
        }
    }

    private static async Task<Answer> SendAsync(TestServer server, string method, string path, string? body)
    {
        if (method != "WAIT")
        {
            return await server.SendAsync(new HttpMethod(method), path, body ?? (method is "GET" or "DELETE" ? null : "{}"));
        }

        while (true)
        {
            var answer = await server.GetAsync(path);
            if (answer.Text("state") != "ACTIVE")
            {
                return answer;
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Repeats a GET until a value is there.</summary>
    private static async Task UntilAsync(TestServer server, string path, string value)
    {
        while ((await server.GetAsync(path))[value] is null)
        {
            await Task.Delay(5);
        }
    }

    private string? Body(ref string rest)
    {
        if (rest[0] is not ('{' or '[' or '"'))
        {
            return null;
        }

        if (rest[0] == '"')
        {
            // A body that is no JSON: the text itself.
            var end = rest.IndexOf('"', 1);
            var text = rest[1..end];
            rest = rest[(end + 1)..].TrimStart();
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(rest);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        reader.Read();
        reader.TrySkip().ShouldBeTrue(rest);
        var json = Encoding.UTF8.GetString(bytes, 0, (int)reader.BytesConsumed);
        rest = rest[json.Length..].TrimStart();
        json = Expand(json, isPath: false);
        return Regex.Replace(json, "\"@([a-z]+)\"", m => JsonValue.Create(sources[m.Groups[1].Value]).ToJsonString(), RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    private string Expand(string text, bool isPath)
    {
        foreach (var (name, value) in _values.OrderByDescending(v => v.Key.Length))
        {
            text = name is "W" or "L"
                ? isPath && (text == name || text.StartsWith(name + "/", StringComparison.Ordinal) || text.StartsWith(name + "?", StringComparison.Ordinal))
                    ? value + text[1..]
                    : text
                : text.Replace("$" + name, value, StringComparison.Ordinal);
        }

        return text;
    }

    private void Check(Answer answer, string check, string context)
    {
        if (check.StartsWith('$'))
        {
            var (name, path) = (check[1..check.IndexOf('=')], check[(check.IndexOf('=') + 1)..]);
            _values[name] = answer.Text(path).ShouldNotBeNull(context);
        }
        else if (check.EndsWith('!'))
        {
            answer[check[..^1]].ShouldBeNull(context);
        }
        else if (check.IndexOfAny(['=', '~']) is var at && check[at] == '~')
        {
            answer.Text(check[..at]).ShouldNotBeNull(context).ShouldMatch(Expand(check[(at + 1)..], isPath: false), context);
        }
        else
        {
            answer.Text(check[..at]).ShouldBe(Expand(check[(at + 1)..], isPath: false), context);
        }
    }
}
