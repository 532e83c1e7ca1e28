using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Ci;

/// <summary>What the action, the template and the sample pipelines must hold so that they are safe to copy.</summary>
public sealed partial class CiFilesTests
{
    public static TheoryData<string> Files => [.. CiBlock.Files];

    [Fact]
    public void All_files_with_scripts_are_known() =>
        CiBlock.Files.Where(f => CiBlock.Of(f).Count > 0)
            .ShouldBe(["action.yml", "ci/azure/aef-steps.yml", "examples/ci/azure-pipelines.yml"]);

    [Theory]
    [MemberData(nameof(Files))]
    public void Inputs_reach_scripts_by_the_environment_alone(string file)
    {
        foreach (var block in CiBlock.Of(file))
        {
            // GitHub and Azure would paste a value where they find these; $(…) of PowerShell looks like Azure's.
            block.Script.ShouldNotContain("${{", customMessage: block.ToString());
            block.Script.ShouldNotContain("$(", customMessage: block.ToString());
            block.Script.ShouldNotContain("$[", customMessage: block.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_variable_that_a_script_reads_is_given_to_it(string file)
    {
        foreach (var block in CiBlock.Of(file).Where(b => b.Name != "inline"))
        {
            Variables()
                .Matches(block.Script)
                .Select(m => m.Groups["name"].Value)
                .Distinct()
                .Order()
                .ShouldBe(block.Environment.Keys.Order(), block.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_of_others_are_pinned_by_a_commit(string file)
    {
        foreach (var uses in CiBlock.Maps(CiBlock.Document(file)).Select(m => m["uses"]).OfType<ScalarNode>().Where(u => u.Text != "./"))
        {
            uses.Text.ShouldMatch("^[a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40}$");
        }
    }

    [Fact]
    public void The_sample_for_GitHub_grants_nothing_but_what_a_job_asks_for()
    {
        var workflow = (MappingNode)CiBlock.Document("examples/ci/github-actions.yml");
        ((MappingNode)workflow["permissions"].ShouldNotBeNull()).Entries.ShouldBeEmpty();
        var jobs = ((MappingNode)workflow["jobs"].ShouldNotBeNull()).Entries;
        var granted = jobs.Select(j =>
            $"{j.Key}: {string.Join(", ", ((MappingNode)((MappingNode)j.Value)["permissions"].ShouldNotBeNull()).Entries.Select(p => $"{p.Key} {p.Value}"))}");
        granted.ShouldBe(["check: contents read, security-events write", "sign-in: contents read, id-token write"]);
    }

    [Theory]
    [InlineData("examples/ci/github-actions.yml")]
    [InlineData("examples/ci/azure-pipelines.yml")]
    public void The_samples_hold_no_secret_and_keep_no_credentials(string file)
    {
        var text = CiBlock.Text(file);
        text.ShouldNotContain("secrets.");
        text.ShouldNotContain("credentials_json");
        Regex.Count(text, "persist-credentials: false|persistCredentials: false|checkout: none").ShouldBe(2);
    }

    [Theory]
    [InlineData("action.yml")]
    [InlineData("ci/azure/aef-steps.yml")]
    public void The_version_that_is_installed_is_the_version_of_the_repository(string file)
    {
        var version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        CiBlock.Text(file).ShouldContain($"Install-PSResource Aef -Version {version} ");
    }

    [Fact]
    public void Both_systems_run_the_same_scripts() =>
        CiBlock.Of("action.yml").Select(b => b.Script.Trim()).ShouldBe(CiBlock.Of("ci/azure/aef-steps.yml").Select(b => b.Script.Trim()));

    [GeneratedRegex(@"\$env:(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Variables();
}
