using Aef.Tests.Server.Support;
using Aef.Tests.Support;

namespace Aef.Tests.Server.Rest;

/// <summary>The REST API as a third party sees it, on one server: each case has a project of its own.</summary>
public sealed class RestCaseTests(RestCaseTests.SharedServer shared) : IClassFixture<RestCaseTests.SharedServer>
{
    private static readonly IReadOnlyList<RestCase> Cases = RestCase.ReadAll(Repository.PathOf("tests", "Server", "Rest", "Cases"));

    public static TheoryData<int, string> Titles
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Count; i++)
            {
                data.Add(i, Cases[i].Title);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public Task The_answers_are_as_documented(int number, string title)
    {
        title.ShouldBe(Cases[number].Title);
        return Cases[number].RunAsync(shared.Server, number);
    }

    [Fact]
    public void There_are_200_cases_and_each_title_is_there_once()
    {
        Cases.Count.ShouldBeGreaterThanOrEqualTo(200);
        Cases.GroupBy(c => c.Title, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    public sealed class SharedServer : IAsyncLifetime
    {
        internal TestServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await TestServer.StartAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
