using Aef.Tests.Parsing;

namespace Aef.Tests.Analysis;

/// <summary>Diagnostics of connector calls before they are made.</summary>
public sealed class ConnectorCheckTests
{
    [Theory]
    [InlineData("googleapis.bigquery.v2.job.insert", "googleapis.bigquery.v2.jobs.insert")]
    [InlineData("googleapis.bigquery.v2.jobs.insrt", "googleapis.bigquery.v2.jobs.insert")]
    [InlineData("googleapis.bigQuery.v2.jobs.insert", "googleapis.bigquery.v2.jobs.insert")]
    [InlineData("googleapis.bigquery.v2.jobs.getqueryresults", "googleapis.bigquery.v2.jobs.getQueryResults")]
    [InlineData("googleapis.secretmanager.v1.projects.secrets.version.accessString",
        "googleapis.secretmanager.v1.projects.secrets.versions.accessString")]
    public void A_name_that_is_nearly_a_known_one_is_likely_misspelled(string name, string meant) =>
        Diagnostics($"call: {name}").ShouldContain($"AEF5200 Unknown connector \"{name}\". Did you mean \"{meant}\"?");

    [Theory]
    [InlineData("googleapis.bigquery.v2.jobs.delete")]
    [InlineData("googleapis.bigquery.v2.models.list")]
    [InlineData("googleapis.cloudfunctions.v2.projects.locations.functions.create")]
    [InlineData("googleapis.pubsub.v1.projects.topics.getIamPolicy")]
    [InlineData("googleapis.youtube.v3.videos.list")]
    [InlineData("gke.create_job")]
    public void A_name_that_may_be_right_is_accepted(string name) => Diagnostics($"call: {name}").ShouldBeEmpty();

    [Theory]
    [InlineData("googleapis.bigquery")]
    [InlineData("googleapis.bigquery.jobs.insert")]
    [InlineData("googleapis.bigquery.v2.insert")]
    [InlineData("googleapis.bigquery.v2..insert")]
    public void A_name_that_no_connector_can_have_is_reported(string name) =>
        Diagnostics($"call: {name}")
            .ShouldContain($"AEF5201 \"{name}\" is not a valid connector name; expected googleapis.SERVICE.VERSION.RESOURCE.METHOD.");

    [Fact]
    public void Arguments_that_are_in_the_path_must_be_given() =>
        Diagnostics("call: googleapis.compute.v1.instances.stop, args: {project: p, Zone: z}").ShouldBe(
    [
        "AEF5202 \"googleapis.compute.v1.instances.stop\" requires the argument \"instance\".",
        "AEF5202 \"googleapis.compute.v1.instances.stop\" requires the argument \"zone\".",
    ]);

    [Fact]
    public void Settings_that_mean_nothing_are_reported() =>
        Diagnostics(
            "call: googleapis.run.v2.projects.locations.jobs.run, args: {name: n, connector_params: {timeout: 5, polling: {}, polling_policy: {delay: 1, max_delay: 2}}}")
            .ShouldBe(
        [
            "AEF5203 Unknown key \"polling\" in connector_params. Valid keys: timeout, polling_policy, skip_polling, scopes.",
            "AEF5203 Unknown key \"delay\" in connector_params. Valid keys: initial_delay, multiplier, max_delay.",
        ]);

    [Fact]
    public void Computed_arguments_are_not_checked() =>
        Diagnostics("call: googleapis.run.v2.projects.locations.jobs.run, args: '${keys({})}'")
            .ShouldNotContain(f => f.StartsWith("AEF5202", StringComparison.Ordinal));

    private static List<string> Diagnostics(string call) =>
        [.. Parse.Check($"- s: {{{call}}}").Where(d => d.Code.StartsWith("AEF52", StringComparison.Ordinal)).Select(d => $"{d.Code} {d.Message}")];
}
