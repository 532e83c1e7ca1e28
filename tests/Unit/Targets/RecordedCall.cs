using System.Text.RegularExpressions;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>
/// A call of a compiled workflow. <paramref name="Seconds"/> counts from the start of the run, <paramref name="Number"/> counts the
/// polls or the starts of the job from 1.
/// </summary>
internal sealed partial record RecordedCall(string Job, bool IsPoll, int Number, double Seconds, double Timeout, HttpRequest Request)
{
    public string Url => Request.Url;

    public WorkflowValue Body => Request.Body;

    /// <summary>The last part of the address: the name of the function that is called.</summary>
    public string Function => (Text(Body["function_url_to_call"]) ?? Url).Split('/')[^1];

    /// <summary>The argument that the execution of a child gets.</summary>
    public WorkflowValue ChildArgument => WorkflowValue.FromJson(Text(Body["argument"]).ShouldNotBeNull());

    /// <summary>The properties that a function gets.</summary>
    public WorkflowValue StepProperties => WorkflowValue.FromJson(Text(Body["step_properties"]).ShouldNotBeNull());

    /// <summary>Everything that the platform sees of the call, without the name of its job.</summary>
    public override string ToString()
    {
        var line = FormattableString.Invariant($"{Seconds:0.###} s: {Request.Method} {Url} {Body}, at most {Timeout:0.###} s");
        return line.Replace(Job, "job", StringComparison.Ordinal);
    }

    /// <summary>The call. Its job is named by its job_name, by the property <c>job</c> of a child, or by the child's workflow.</summary>
    public static RecordedCall Of(CallEffect call, TimeSpan time, Func<string, bool, int> count)
    {
        var request = call.Http.ShouldNotBeNull();
        var isPoll = request.Method == "GET" || Text(request.Body["call_type"]) == "get_status";
        var job = Text(request.Body["job_name"])
            ?? (request.Method == "GET" ? request.Url[(request.Url.LastIndexOf('/') + 1)..] : ChildOf(request));
        return new RecordedCall(job, isPoll, count(job, isPoll), time.TotalSeconds, call.Timeout.TotalSeconds, request);
    }

    public static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;

    private static string ChildOf(HttpRequest request)
    {
        var argument = Text(request.Body["argument"]) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null;
        return Text(argument["workflow_properties"]["job"]) ?? Uri.UnescapeDataString(Child().Match(request.Url).Groups["name"].Value);
    }

    [GeneratedRegex("/workflows/(?<name>[^/]*)/executions$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Child();
}
