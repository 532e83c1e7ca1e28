using Aef.Core.Pipelines.Reading;
using Aef.Documents.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Reading;

public sealed class PlatformParametersReaderTests
{
    [Fact]
    public void The_sample_of_AEF_reads_without_problems()
    {
        var result = Read(File.ReadAllText(Repository.PathOf("tests", "Baselines", "aef-demo", "platform-parameters-dev.json")));

        result.Diagnostics.ShouldBeEmpty();
        var parameters = result.Parameters.ShouldNotBeNull();
        (parameters.Region, parameters.ProjectId, parameters.FunctionIntermediateName, parameters.JobsDefinitionsBucket)
            .ShouldBe(("us-central1", "demo-project", "orch-framework-intermediate", "demo-project_aef_jobs_bucket"));
    }

    [Fact]
    public void Unknown_keys_are_kept_and_missing_ones_are_null()
    {
        var result = Read("""[{"ParameterKey": "pRegion", "ParameterValue": "eu"}, {"ParameterKey": "pMine", "ParameterValue": 7}]""");

        var parameters = result.Parameters.ShouldNotBeNull();
        (parameters.Region, parameters.ProjectId, parameters.Find("pMine")).ShouldBe(("eu", null, "7"));
        Definitions.Diagnostics(result.Diagnostics).ShouldBe("1:1 AEF1064, 1:1 AEF1064, 1:1 AEF1064");
    }

    [Theory]
    [InlineData("{}", "1:1 AEF1060")]
    [InlineData("[7]", "1:2 AEF1060")]
    [InlineData("""[{"ParameterKey": "pRegion"}]""", "1:2 AEF1061")]
    [InlineData("""[{"ParameterValue": "x"}]""", "1:2 AEF1061")]
    [InlineData("""[{"ParameterKey": "pRegion", "ParameterValue": {}}]""", "1:48 AEF1053")]
    [InlineData("""[{"ParameterKey": "pRegion", "ParameterValue": "a"}, {"ParameterKey": "pRegion", "ParameterValue": "b"}]""", "1:71 AEF1062")]
    [InlineData("""[{"ParameterKey": "pProjectId", "ParameterValue": "a"}]""", "1:19 AEF1063")]
    public void What_is_wrong_is_reported_at_its_location(string text, string expected) =>
        Definitions.Diagnostics(Read(text).Diagnostics.Where(d => d.Code != "AEF1064")).ShouldBe(expected);

    [Fact]
    public void Errors_return_no_parameters() => Read("[7]").Parameters.ShouldBeNull();

    private static PlatformParametersResult Read(string text) =>
        new PlatformParametersReader(Definitions.Documents).Read(new SourceText(text));
}
