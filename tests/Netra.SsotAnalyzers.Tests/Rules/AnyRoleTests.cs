using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rules;

/// <summary>Nothing in the suite knows what a role is about: a tax calculator is consolidated from attributes alone.</summary>
public sealed class AnyRoleTests
{
    private const string Taxes = """
        using System.Threading.Tasks;
        using Netra.Ssot;
        namespace Shop.Taxes
        {
            public interface ITaxCalculator { decimal Tax(decimal net, string country); }

            [Canonical("TaxCalculator", Contract = typeof(ITaxCalculator), NamePattern = "*TaxCalculator")]
            public sealed class TaxCalculator(string country) : ITaxCalculator
            {
                public decimal Tax(decimal net, string land) => net;
                public decimal Net(decimal gross) => gross;
                public string Country => country;
            }

            [SupersededBy(typeof(TaxCalculator))]
            public class UnifiedTaxCalculator
            {
                public UnifiedTaxCalculator(string country) { }
                [ReplaceWith("this.Tax(amount, this.Country)")] public decimal Compute(decimal amount) => amount;
            }

            public static class TaxCalculatorFactory
            {
                [ReplaceWith("new TaxCalculator(country)", "Shop.Taxes")]
                public static Task<UnifiedTaxCalculator> CreateAsync(string country) => Task.FromResult(new UnifiedTaxCalculator(country));
            }
        }

        """;

    [Fact]
    public Task TaxCalculator_IsConsolidated() => FixesAsync(Taxes, (
        """
        using System.Threading.Tasks;
        using Shop.Taxes;
        {|SSOT2001:using Calculator = Shop.Taxes.UnifiedTaxCalculator;|}

        namespace Shop
        {
            [Netra.Ssot.SupersededBy(typeof(TaxCalculator))]
            public class FlatTax : ITaxCalculator
            {
                public decimal Tax(decimal net, string country) => net;
            }

            public class Till
            {
                private [|UnifiedTaxCalculator|] _calculator = {|SSOT1002:new UnifiedTaxCalculator("ch")|};
                private {|SSOT2001:Calculator|} _second;

                public async Task<decimal> Sum()
                {
                    _second = {|SSOT1002:await TaxCalculatorFactory.CreateAsync("de")|};
                    return {|SSOT1002:_calculator.Compute(1)|};
                }
            }
        }
        """.Replace("{|SSOT1002:await TaxCalculatorFactory.CreateAsync(\"de\")|}", "await {|SSOT1002:TaxCalculatorFactory.CreateAsync(\"de\")|}", StringComparison.Ordinal),
        """
        using System.Threading.Tasks;
        using Shop.Taxes;

        namespace Shop
        {
            [Netra.Ssot.SupersededBy(typeof(TaxCalculator))]
            public class FlatTax : ITaxCalculator
            {
                public decimal Tax(decimal net, string country) => net;
            }

            public class Till
            {
                private TaxCalculator _calculator = new TaxCalculator("ch");
                private TaxCalculator _second;

                public async Task<decimal> Sum()
                {
                    _second = new TaxCalculator("de");
                    return _calculator.Tax(1, _calculator.Country);
                }
            }
        }
        """));

    /// <summary>The second of the two commands: what is declared by now is rewritten.</summary>
    private static Task FixesAsync(string role, (string Before, string After) file)
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse>();
        test.TestState.Sources.AddRange([("/0/Test0.cs", SourceText.From(role)), ("/0/Test1.cs", SourceText.From(file.Before))]);
        test.FixedState.Sources.AddRange([("/0/Test0.cs", SourceText.From(role)), ("/0/Test1.cs", SourceText.From(file.After))]);
        return test.RunAsync();
    }
}
