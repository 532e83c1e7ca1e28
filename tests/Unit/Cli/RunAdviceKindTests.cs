using System.Text.RegularExpressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>The advice depends on the kind of an error; the library raises each kind, and only known ones.</summary>
public sealed class RunAdviceKindTests
{
    private static readonly string Folder = Repository.PathOf("src", "Aef.Core", "Targets", "CloudWorkflows", "Support");

    [Fact]
    public void The_library_raises_each_kind_and_no_other()
    {
        var admission = File.ReadAllText(Path.Combine(Folder, "admission.yaml"));
        var time = File.ReadAllText(Path.Combine(Folder, "support-library.yaml"));
        string[] known = [RunErrorKinds.LimitReached, RunErrorKinds.InvalidKey, RunErrorKinds.WrongLabel, RunErrorKinds.RunsUnknown];

        Regex.Matches(admission, "kind: (?<kind>[A-Za-z]+)", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(10))
            .Select(m => m.Groups["kind"].Value)
            .Distinct()
            .ShouldBe(known, ignoreOrder: true);
        time.ShouldContain($"kind: {RunErrorKinds.NeverDue}\n");
    }

    [Fact]
    public void The_advice_reads_no_message()
    {
        var source = File.ReadAllText(Repository.PathOf("src", "Aef.Runs", "Local", "RunAdvice.cs"));

        source.ShouldNotContain("Message");
        source.ShouldNotContain("Contains(");
    }
}
