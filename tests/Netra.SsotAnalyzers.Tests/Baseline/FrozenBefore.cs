namespace Netra.SsotAnalyzers.Tests.Baseline;

/// <summary>A file with debt, and the baseline that the analyzers of version 0.1.0 made of it.</summary>
internal static class FrozenBefore
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Netra.Ssot;
        using Shop.Legacy;
        using Alias = Shop.Legacy.OldBasket;

        [assembly: SupersededNamespace("Shop.Legacy.Retired", "Shop.Current")]

        namespace Shop
        {
            public interface IBasket { void Put(string item); int Count { get; } }

            [Canonical("Basket", Contract = typeof(IBasket), NamePattern = "*Basket")]
            public class Basket : IBasket
            {
                public Basket() { }
                public Basket(string owner) { }
                public void Put(string item) { }
                public int Count => 0;
                public string Title { get; set; } = "";
                public void Send(string kind, object data) { }
                public virtual void Empty() { }
            }

            [Canonical("Price")] public class Price { public decimal Value; }
            [Canonical("Failure")] public sealed class Failure : Exception { public int Code; }
            [Canonical("Events", EventNames = true)] public static class ShopEvents { public const string OrderPlaced = "order_placed"; public const string OrderPaid = "order_paid"; }
        }

        namespace Shop.Current { public class Till { public void Ring() { } } }

        namespace Shop.Legacy.Retired { public class Till { public void Ring() { } } }

        namespace Shop.Legacy
        {
            [SupersededBy(typeof(Basket))]
            public class OldBasket
            {
                public OldBasket() { }
                public OldBasket(string owner) { }
                public void Put(string item) { }
                public int Count => 0;
                [ReplaceWith("this.Title")] public string Name { get; set; } = "";
                [ReplaceWith("this.Send(kind, data)")] public void Emit(object data, string kind) { }
                [ReplaceWith("this.Empty()")] public virtual void Clear() { }
                public void Gone() { }
                public static OldBasket Shared { get; } = new OldBasket();
            }

            [SupersededBy(typeof(Price))] public class OldPrice { public decimal Value; }
            [SupersededBy(typeof(Failure))] public class OldFailure : Exception { public int Code; }

            public static class Baskets
            {
                [ReplaceWith("new Basket(owner)", "Shop")] public static Basket Create(string owner) => new(owner);
                [ReplaceWith("new Basket(owner)", "Shop")] public static Task<Basket> CreateAsync(string owner) => Task.FromResult(new Basket(owner));
            }

            public class OtherBasket : IBasket { public void Put(string item) { } public int Count => 1; }
        }

        namespace Shop.Use
        {
            using Shop.Legacy.Retired;

            /// <summary>As <see cref="OldBasket"/> does.</summary>
            public class Fields
            {
                private OldBasket _one = new OldBasket("me");
                private readonly Dictionary<string, List<OldBasket>> _many = new();
                private Alias _alias;
                private OtherBasket _other = new();
                private Type _type = typeof(OldBasket);
                private readonly string _name = nameof(OldBasket);
                private Till _till = new Till();
            }

            public class Calls
            {
                public void Rename(OldBasket basket) { basket.Name = "x"; basket.Name += "y"; basket.Emit(1, "order_placed"); basket.Gone(); basket.Clear(); }
                public async Task Make() { var one = Baskets.Create("me"); var two = await Baskets.CreateAsync("me"); Func<string, Basket> make = Baskets.Create; }
                public Basket Again(string owner) => Baskets.Create(owner);
                public void Dynamic(dynamic data) { OldBasket.Shared.Emit(data, "order_paid"); }
            }

            public class Tests
            {
                public bool Is(object value) => value is OldBasket { Count: 1 } || value is OldBasket;
                public object Cast(object value) => (OldBasket)value ?? value as OldBasket;
                public void Catch() { try { throw new OldFailure(); } catch (OldFailure failure) { Console.WriteLine(failure.Code); } }
                public decimal Sum(OldPrice[] prices) { var sum = 0m; foreach (var price in prices) sum += price.Value; return sum; }
                public string Text() => typeof(OldBasket).Name + new OldBasket().GetType();
            }

            public class Special : OldBasket { public Special() : base("special") { } }

            public class Names
            {
                public string EventType = "order_placed";
                public bool Asks(string eventType) => eventType == "order_payed" || eventType == "order_paid";
            }
        }
        """;

    /// <summary>What the package of version 0.1.0 reported of the file, counted; never changed by hand.</summary>
    public const string Baseline = """
        # Ssot.Baseline 1
        # rule | where | what | how many. Written by 'ssot baseline'; after a merge, 'ssot baseline update' puts it in order.
        SSOT1001 | Shop.Use.Calls.Rename | OldBasket | 1
        SSOT1001 | Shop.Use.Fields._many | OldBasket | 1
        SSOT1001 | Shop.Use.Fields._one | OldBasket | 1
        SSOT1001 | Shop.Use.Fields._other | OtherBasket | 1
        SSOT1001 | Shop.Use.Fields._type | OldBasket | 1
        SSOT1001 | Shop.Use.Special | OldBasket | 1
        SSOT1001 | Shop.Use.Tests.Cast | OldBasket | 2
        SSOT1001 | Shop.Use.Tests.Catch | OldFailure | 1
        SSOT1001 | Shop.Use.Tests.Is | OldBasket | 2
        SSOT1001 | Shop.Use.Tests.Sum | OldPrice | 1
        SSOT1001 | Shop.Use.Tests.Text | OldBasket | 1
        SSOT1002 | Shop.Use.Calls.Again | Baskets.Create | 1
        SSOT1002 | Shop.Use.Calls.Make | Baskets.Create | 2
        SSOT1002 | Shop.Use.Calls.Make | Baskets.CreateAsync | 1
        SSOT1002 | Shop.Use.Calls.Rename | OldBasket.Clear | 1
        SSOT1002 | Shop.Use.Calls.Rename | OldBasket.Emit | 1
        SSOT1002 | Shop.Use.Calls.Rename | OldBasket.Name | 2
        SSOT1002 | Shop.Use.Fields._one | OldBasket | 1
        SSOT1002 | Shop.Use.Tests.Catch | OldFailure | 1
        SSOT1002 | Shop.Use.Tests.Text | OldBasket | 1
        SSOT1003 | Shop.Use.Calls.Dynamic | OldBasket | 1
        SSOT1003 | Shop.Use.Calls.Dynamic | OldBasket.Emit | 1
        SSOT1003 | Shop.Use.Calls.Rename | OldBasket.Gone | 1
        SSOT1003 | Shop.Use.Fields._name | OldBasket | 1
        SSOT1004 | (file) Test.cs | Shop.Legacy.Retired | 1
        SSOT1005 | Shop.Use.Fields | OldBasket | 1
        SSOT2001 | (file) Test.cs | OldBasket | 1
        SSOT2001 | Shop.Use.Fields._alias | OldBasket | 1
        SSOT2002 | Shop.Legacy.OtherBasket | OtherBasket | 1
        SSOT2005 | Shop.Legacy.Retired.Till | Till | 1
        SSOT2007 | Shop.Use.Calls.Again | Calls.Again | 1
        SSOT3001 | Shop.Use.Calls.Dynamic | order_paid | 1
        SSOT3001 | Shop.Use.Calls.Rename | order_placed | 1
        SSOT3001 | Shop.Use.Names.Asks | order_paid | 1
        SSOT3001 | Shop.Use.Names.EventType | order_placed | 1
        SSOT3002 | Shop.Use.Names.Asks | order_payed | 1
        """;
}
